import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyFromPlainText, type PlainTextOptions } from '../../../shared/document/body-from-plain-text.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { wordsIn } from './builders.ts';

const police = { kind: 'organisation', id: 'police' } as const;
const fire = { kind: 'organisation', id: 'fire' } as const;
const moss = { kind: 'person', id: 'moss' } as const;
const okoro = { kind: 'person', id: 'okoro' } as const;
const owners: Readonly<Record<string, typeof police | typeof fire | typeof moss | typeof okoro>> = {
  'Calder Police': police,
  'Calder Fire and Rescue': fire,
  'CC Moss': moss,
  'DMPC Okoro': okoro,
};
const notes: PlainTextOptions = {
  kind: 'notes',
  paragraphNumbers: 'words',
  findOwner: (name) => (name === 'Smith' ? 'ambiguous' : (owners[name] ?? 'unknown')),
};
const paper: PlainTextOptions = { ...notes, kind: 'cover-paper', paragraphNumbers: 'marks' };

const read = (text: string, options = notes) => bodyFromPlainText(text, options);
const outline = (text: string, options = notes): readonly string[] =>
  read(text, options).body.content.map(
    (node) => `${node.type}: ${plainTextOf(node).replaceAll('\n', ' | ')}`,
  );
const problems = (text: string, options = notes): readonly string[] =>
  read(text, options).problems.map(({ code, line }) => `${code} in line ${line}`);

describe('plain text to a body', () => {
  it('parts paragraphs at blank lines and joins the hard line breaks of a PDF with a space', () => {
    expect(outline('The first line\r\ngoes on here.\r\n\r\n  \r\nA second one.')).toEqual([
      'paragraph: The first line goes on here.',
      'paragraph: A second one.',
    ]);
  });

  it('is one empty paragraph where there is no word', () => {
    expect(read(' \n\n').body).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });

  it('reads bullets, with or without blank lines between them, as one list', () => {
    expect(outline('Three things:\n- one\n• two\n\n- three\nof the same')).toEqual([
      'paragraph: Three things:',
      'bulletList: one | two | three of the same',
    ]);
  });

  it('takes a dash for a bullet after a blank line, and for a dash within a sentence', () => {
    expect(outline('The chair\n– a former teacher – spoke.\n\n– one\n– two')).toEqual([
      'paragraph: The chair – a former teacher – spoke.',
      'bulletList: one | two',
    ]);
  });

  it('keeps an indented paragraph with its bullet, and ends the list at one that is not', () => {
    const [list, after] = read('- one\n\n  still one\n- two\n\nAfter.').body.content;
    expect(list?.content?.map((listItem) => listItem.content?.length)).toEqual([2, 1]);
    expect(after?.type).toBe('paragraph');
  });

  it('puts indented marks into the list item above them', () => {
    const [list] = read('- outer\n  a) inner a\n  b) inner b\n- outer again').body.content;
    expect(list?.content).toHaveLength(2);
    expect(list?.content?.[0]?.content?.map((node) => node.type)).toEqual(['paragraph', 'letterList']);
  });

  it('keeps the letter at which a list starts', () => {
    const [list] = read('c) third\nd) fourth').body.content;
    expect(list?.attrs).toEqual({ start: 3 });
    expect(problems('c) third\nd) fourth')).toEqual([]);
  });

  it('goes on with the letters after a paragraph between two parts of one list', () => {
    const reading = read('a) one\nb) two\n\nBetween.\n\nc) three');
    expect(reading.problems).toEqual([]);
    expect(reading.body.content.at(-1)?.attrs).toEqual({ start: 3 });
  });

  it.each([
    ['a) one\nc) three', 'letter-out-of-order in line 2'],
    ['a) one\na) two', 'letter-out-of-order in line 2'],
    ['a) one\nb) two\n\nBetween.\n\ne) five', 'letter-out-of-order in line 6'],
  ])('tells letters out of order: %j', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('counts on with aa after z, as Word does', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz', 'aa', 'bb'];
    expect(problems(letters.map((letter) => `${letter}) text`).join('\n'))).toEqual([]);
  });

  it('reads sub-headings', () => {
    expect(outline('# Motorcycles\nReports rose.')).toEqual([
      'subheading: Motorcycles',
      'paragraph: Reports rose.',
    ]);
  });

  it('makes links of names with addresses and of bare addresses, without the full stop behind them', () => {
    const [paragraph] = read('See [the report](https://a.example.org/r_(1).pdf), or https://b.example.org/x.')
      .body.content;
    expect(paragraph?.content?.map((node) => [node.text, node.marks?.[0]?.attrs?.href])).toEqual([
      ['See ', undefined],
      ['the report', 'https://a.example.org/r_(1).pdf'],
      [', or ', undefined],
      ['https://b.example.org/x', 'https://b.example.org/x'],
      ['.', undefined],
    ]);
  });

  it('takes a mail gateway off an address, in its words too', () => {
    const wrapped =
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Ffund&data=1';
    const [paragraph] = read(`See ${wrapped} or [the fund](${wrapped})`).body.content;
    expect(JSON.stringify(paragraph)).not.toContain('safelinks');
    expect(paragraph?.content?.[1]?.text).toBe('https://www.example.org/fund');
  });

  it.each([
    'javascript:alert(1)',
    'file:///c:/x.docx',
    '//server/x',
    'C:\\My Documents\\x.pdf',
    'report.pdf',
  ])('tells a link that may not be followed, and keeps its words: %s', (address) => {
    const text = `Before.\n\nSee\n[the report](${address}) for more.`;
    const reading = read(text);
    expect(reading.problems).toMatchObject([{ code: 'unsafe-link', line: 4, facts: { value: address } }]);
    expect(wordsIn(plainTextOf(reading.body))).toEqual(wordsIn(text));
  });

  describe('actions', () => {
    const actionOf = (line: string) => read(line).body.content[0];

    it.each([
      ['ACTION (CC Moss): do it', [moss], null],
      ['ACTION (CC Moss, 2023-11-14): do it', [moss], '2023-11-14'],
      ['ACTION (CC Moss, 14 November 2023): do\nit', [moss], '2023-11-14'],
      ['ACTION (CC Moss; DMPC Okoro, 14 Nov 2023): do it', [moss, okoro], '2023-11-14'],
      ['ACTION (CC Moss and DMPC Okoro): do it', [moss, okoro], null],
      ['ACTION (CC Moss, DMPC Okoro and Calder Police): do it', [moss, okoro, police], null],
      ['ACTION (Calder Fire and Rescue): do it', [fire], null],
      ['ACTION (Calder Fire and Rescue; CC Moss): do it', [fire, moss], null],
    ])('%j', (line, expected, due) => {
      const action = actionOf(line);
      expect(action).toMatchObject({ type: 'action', attrs: { owners: expected, due } });
      expect(action && plainTextOf(action)).toBe('do it');
      expect(problems(line)).toEqual([]);
    });

    it.each([
      ['x\n\nACTION (Nobody): do it', 'owner-unknown in line 3'],
      ['ACTION (CC Moss and Nobody): do it', 'owner-unknown in line 1'],
      ['ACTION (Smith): do it', 'owner-ambiguous in line 1'],
      ['ACTION (CC Moss, 31 February 2024): do it', 'no-such-date in line 1'],
      ['ACTION: do it', 'action-malformed in line 1'],
      ['ACTION (): do it', 'action-malformed in line 1'],
      ['ACTION (CC Moss) do it', 'action-malformed in line 1'],
    ])('tells what is wrong with %j', (text, problem) => {
      expect(problems(text)).toEqual([problem]);
    });

    it('are refused in a cover paper', () => {
      expect(problems('ACTION (CC Moss): do it', paper)).toEqual(['action-not-allowed in line 1']);
    });
  });

  describe('paragraph numbers', () => {
    it('are marks where the paper gives them, and paragraphs without one are left out of the count', () => {
      const reading = read('Activity includes:\n\n6. The Mayor\nspoke.\n\n- one\n\n7. The end.', paper);
      expect(reading.writtenNumbers).toEqual([
        { number: 6, line: 3, block: 1 },
        { number: 7, line: 8, block: 3 },
      ]);
      expect(reading.body.content[0]?.attrs).toEqual({ isUnnumbered: true });
      expect(plainTextOf(reading.body)).toBe('Activity includes:\nThe Mayor spoke.\none\nThe end.');
    });

    it('are words everywhere else', () => {
      expect(outline('6. The Mayor spoke.')).toEqual(['paragraph: 6. The Mayor spoke.']);
    });
  });

  // A text in pieces: how each is typed, and the words that the body must then hold.
  type Piece = { readonly typed: string; readonly words: readonly string[] };
  const aWord = fc
    .stringMatching(/^[A-Za-z0-9“’,;:£]{2,9}[.…)”%]?$/)
    .map((word): Piece => ({ typed: word, words: [word] }));
  const aLink = aWord.map(({ typed, words }): Piece => ({
    typed: `[${typed}](https://example.org/a)`,
    words,
  }));
  const isMark = (word: string): boolean => /^(([a-z])\2{0,3}\)|https?:.*)$/i.test(word);
  const aLine = fc
    .array(fc.oneof({ weight: 5, arbitrary: aWord }, aLink), { minLength: 1, maxLength: 6 })
    .filter((pieces) => !pieces.some(({ words }) => words.some(isMark)));
  const aMark = fc.constantFrom(
    '',
    '- ',
    '• ',
    'a) ',
    'b) ',
    '# ',
    '  ',
    '    - ',
    '      c) ',
    'ACTION (CC Moss): ',
  );
  const aBreak = fc.constantFrom('\n', '\r\n', '\n\n', '\n \n');
  const lines = fc.array(fc.tuple(aMark, aLine, aBreak), { maxLength: 25 });

  it('holds every word of the text once and in order, and is always a valid body', () => {
    fc.assert(
      fc.property(lines, (typed) => {
        const text = typed
          .map(([mark, line, end]) => mark + line.map((each) => each.typed).join(' ') + end)
          .join('');
        const { body } = read(text);
        expect(validateBody('notes', body).ok).toBe(true);
        expect(wordsIn(plainTextOf(body))).toEqual(
          typed.flatMap(([, line]) => line.flatMap((each) => each.words)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(notes, paper),
        (text, options) => {
          expect(() => read(text, options)).not.toThrow();
        },
      ),
    );
  });

  it('reads a text of 200,000 unclosed brackets in well under a second', () => {
    const started = performance.now();
    read('['.repeat(200_000));
    read('[a]('.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
