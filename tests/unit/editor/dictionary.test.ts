import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDictionary, type Dictionary } from '../../../renderer/editor/spelling/dictionary.ts';
import { wordsToSpell } from '../../../shared/domain/spelling-words.ts';

const fileIn = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const open = (): Dictionary =>
  openDictionary(
    fileIn('node_modules/dictionary-en-gb/index.aff'),
    fileIn('node_modules/dictionary-en-gb/index.dic'),
  );
const ofTheField = fileIn('resources/spelling/words-of-the-field.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

let dictionary: Dictionary;
beforeAll(() => {
  dictionary = open();
});

describe('the words of the field', () => {
  test('are many, each once and in order, each a word that is looked up', () => {
    expect(ofTheField.length).toBeGreaterThan(200);
    expect(ofTheField).toEqual([...new Set(ofTheField)].sort((a, b) => a.localeCompare(b, 'en-GB')));
    for (const word of ofTheField) expect(wordsToSpell(word)).toEqual([word]);
  });

  test('are none that the dictionary knows', () => {
    expect(ofTheField.filter((word) => dictionary.isRight(word))).toEqual([]);
  });
});

test('British spelling is right with -ise, and American is not', () => {
  for (const word of ['realise', 'Realise', 'REALISE', 'colour', "isn't", 'Yorkshire']) {
    expect(dictionary.isRight(word)).toBe(true);
  }
  for (const word of ['realize', 'color', 'yorkshire', 'recieve'])
    expect(dictionary.isRight(word)).toBe(false);
});

test('of a wrong word the likeliest right ones are suggested, seven at most', () => {
  for (const [wrong, right] of [
    ['recieve', 'receive'],
    ['teh', 'the'],
    ['thier', 'their'],
    ['taht', 'that'],
    ['Wendesday', 'Wednesday'],
    ['goverance', 'governance'],
  ] as const) {
    expect(dictionary.suggest(wrong)[0]).toBe(right);
  }
  expect(dictionary.suggest('Comissioner')).toEqual(['Commissioner']);
  for (const word of ['ther', 'bal', 'teh']) expect(dictionary.suggest(word).length).toBeLessThanOrEqual(7);
  expect(dictionary.suggest('x'.repeat(41))).toEqual([]);
});

test('words that are known besides are right, suggested, and forgotten; the language stays whole', () => {
  dictionary.know(['Ellery', 'reoffending', 'police']);
  expect(dictionary.isRight('Ellery')).toBe(true);
  expect(dictionary.isRight('ELLERY')).toBe(true);
  expect(dictionary.isRight('ellery')).toBe(false);
  expect(dictionary.suggest('Elery')).toContain('Ellery');
  dictionary.know(['reoffending']);
  expect(dictionary.isRight('Ellery')).toBe(false);
  expect(dictionary.isRight('reoffending')).toBe(true);
  dictionary.know([]);
  expect(dictionary.isRight('police')).toBe(true);
});

/** Invented, as all of the sample: a clerk would add them to their own words. */
const placesInSample = ['Ashby', 'Fenwick', 'Millgate', 'Moorgate', 'Thornley'];

test('the sample meeting has no mistake but the names of its places', () => {
  const sample = JSON.parse(fileIn('resources/sample/sample-meeting.json')) as Record<string, unknown>;
  const names = ['people', 'organisations'].flatMap((part) =>
    (sample[part] as readonly Record<string, unknown>[]).flatMap((each) =>
      ['name', 'post', 'shortName', 'shortForm'].map((key) => each[key]),
    ),
  );
  dictionary.know([
    ...ofTheField,
    ...names.flatMap((name) => (typeof name === 'string' ? wordsToSpell(name) : [])),
  ]);
  const lines = linesIn(sample);
  const words = lines.flatMap((line) => wordsToSpell(line));
  expect(lines.length).toBeGreaterThan(100);
  expect(words.length).toBeGreaterThan(2_000);
  const wrong = [...new Set(words.filter((word) => !dictionary.isRight(word)))].sort();
  expect(wrong).toEqual(placesInSample);
  dictionary.know([]);
});

/** Everything that is written in a meeting file, and not an id or the name of a kind. */
function linesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linesIn) : [];
}
