import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isAbbreviation,
  isAmong,
  readOwnWord,
  withCapitalsOf,
  wordsIn,
  wordsToSpell,
} from '../../../shared/domain/spelling-words.ts';

test.each<[string, readonly string[]]>([
  ['The Mayor said so.', ['The', 'Mayor', 'said', 'so']],
  ['It isn’t; we don’t', ['It', "isn't", 'we', "don't"]],
  [
    'Calder Police’s plan, the officers’ view and O’Kell’s',
    ['Calder', 'Police', 'plan', 'the', 'officers', 'view', 'and', "O'Kell"],
  ],
  ['a well-run, trauma-informed unit', ['well', 'run', 'trauma', 'informed', 'unit']],
  ['PEEL, PCSOs, CVET’s and DMPC but PARTNERSHIP', ['and', 'but', 'PARTNERSHIP']],
  ['the 21st of 12 on the A646 at 2:30pm, form MG11', ['the', 'of', 'on', 'the', 'at', 'form']],
  [
    'write to ada.okoro@calder.example or see https://calder.example/recieve?x=teh.',
    ['write', 'to', 'or', 'see'],
  ],
  ['www.calder.example/teh and calder.gov.uk/pagse, report.docx', ['and']],
  ['ends here.Then goes on', ['ends', 'here', 'Then', 'goes', 'on']],
  ['“quoted” ‘single’ (in brackets) /slash/ –dash–', ['quoted', 'single', 'in', 'brackets', 'slash', 'dash']],
  ['naïve cafe\u0301 Zoë', ['naïve', 'café', 'Zoë']],
  ['Москва and 東京 with snake_case', ['and', 'with']],
  ['I x y', []],
  ['Ruth\uFFFCwas', ['Ruth', 'was']],
  ['', []],
])('of “%s” these words are looked up', (text, words) => {
  expect(wordsToSpell(text)).toEqual(words);
});

test('a word is where its letters are, without what is left off', () => {
  const text = 'Ask Ashbyy’s well-rnu team';
  const places = wordsIn(text).map(({ from, to }) => text.slice(from, to));
  expect(places).toEqual(['Ask', 'Ashbyy', 'well', 'rnu', 'team']);
});

test('words come in their order, each of them letters of the text at its own place', () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abÉz’'-.@/ 1_A\uFFFC\u0301") });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
      let end = 0;
      for (const { word, from, to } of wordsIn(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(word).toBe(text.slice(from, to).normalize('NFC').replace(/[’ʼ]/g, "'"));
        expect(word).not.toMatch(/[\s\uFFFC-]/u);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('a line of words is found whole, whatever stands between them', () => {
  const word = fc.constantFrom('force', 'naïve', "don't", 'Ashby', 'well');
  const between = fc.constantFrom(' ', ', ', '. ', ' – ', '-', ' (', '\u00a0', '\uFFFC', '”, “');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, between)), (pairs) => {
      expect(wordsToSpell(pairs.flat().join(''))).toEqual(pairs.map(([each]) => each));
    }),
  );
});

test('an abbreviation is a short run of capitals, also of several', () => {
  for (const short of ['PEEL', 'DMPC', 'PCSOs', 'IOPC', 'HMICFR']) expect(isAbbreviation(short)).toBe(true);
  for (const other of ['A', 'As', 'Peel', 'PARTNERSHIP', 'MoJ']) expect(isAbbreviation(other)).toBe(false);
});

test('a known word is known with the capitals of its place, and a name not without its own', () => {
  const known = new Set(['reoffending', 'Ellery', 'iPad']);
  for (const word of ['reoffending', 'Reoffending', 'REOFFENDING', 'Ellery', 'ELLERY', 'iPad']) {
    expect(isAmong(known, word)).toBe(true);
  }
  for (const word of ['ellery', 'reOffending', 'Ipad', 'offending']) expect(isAmong(known, word)).toBe(false);
});

test('a suggestion has the capitals of what it takes the place of', () => {
  expect(withCapitalsOf('recieve', 'receive')).toBe('receive');
  expect(withCapitalsOf('Recieve', 'receive')).toBe('Receive');
  expect(withCapitalsOf('RECIEVE', 'receive')).toBe('RECEIVE');
  expect(withCapitalsOf('calderr', 'Calder')).toBe('Calder');
});

test('an own word is one word of letters', () => {
  expect(readOwnWord('  Heronsgate ')).toBe('Heronsgate');
  expect(readOwnWord('O’Kell')).toBe("O'Kell");
  expect(readOwnWord('Zoe\u0308')).toBe('Zoë');
  for (const other of ['', 'two words', 'A646', 'well-run', "'", 'stop.'])
    expect(readOwnWord(other)).toBeNull();
});
