import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  burstLength,
  continuesBurst,
  hasShrunk,
  replacedCharacters,
  type NewestVersion,
  type NextText,
} from '../../../shared/domain/versions.ts';

test.each([
  [200, 0, 0, false],
  [201, 0, 0, true],
  [400, 200, 0, false],
  [401, 200, 0, true],
  [1000, 500, 0, false],
  [1000, 499, 0, true],
  [1000, 499, 2, false],
  [1000, 0, 1000, false],
  [1000, 0, 799, true],
  [1000, 0, 800, false],
  [1000, 250, 500, false],
  [1000, 249, 500, true],
  [150, 0, 0, false],
  [1000, 1200, 0, false],
  [1000, 0, 5000, false],
])(
  '%d words that became %d, of which the person deleted %d, ask: %s',
  (wordsBefore, wordsAfter, deletedWords, asks) => {
    expect(hasShrunk({ wordsBefore, wordsAfter, deletedWords })).toBe(asks);
  },
);

test.each([
  [0, 5_000],
  [33_000, 5_000],
  [100_000, 15_000],
  [400_000, 60_000],
  [2_000_000, 60_000],
])('a text of %d characters takes %d ms into one version', (characters, milliseconds) => {
  expect(burstLength(characters)).toBe(milliseconds);
});

test('three hours of typing without a pause cost 75 MB at most, up to 400,000 characters', () => {
  for (let characters = 1000; characters <= 400_000; characters += 1000) {
    const versions = (3 * 60 * 60 * 1000) / burstLength(characters);
    expect(versions * characters).toBeLessThan(75_000_000);
  }
});

const newest: NewestVersion = {
  cause: 'saved',
  keptFor: null,
  author: 'Clerk',
  session: 'now',
  day: 3,
  at: '2026-04-18T14:30:02.000Z',
  peakWords: 100,
};
const next: NextText = {
  author: 'Clerk',
  session: 'now',
  day: 3,
  at: '2026-04-18T14:30:03.000Z',
  sinceBegan: 4_000,
  words: 101,
  characters: 900,
  replacedCharacters: 0,
};

test('somebody who types on goes on in the newest version', () => {
  expect(continuesBurst(newest, next)).toBe(true);
  expect(continuesBurst(newest, { ...next, words: 97, replacedCharacters: 40 })).toBe(true);
});

test.each<[string, Partial<NewestVersion>, Partial<NextText>]>([
  ['five seconds after it began', {}, { sinceBegan: 5_000 }],
  ['for another author', {}, { author: 'Head of policing' }],
  ['after the program was started again', {}, { session: 'later' }],
  ['on the next day', {}, { day: 4 }],
  ['when the clock went back', {}, { at: '2026-04-18T14:30:01.999Z' }],
  ['when more than a few words went since the most it had', {}, { words: 96 }],
  ['when a passage was replaced', {}, { replacedCharacters: 41 }],
  ['after one that is kept', { keptFor: 'named' }, {}],
  ['after one that was restored', { cause: 'restored' }, {}],
  ['after one that was found', { cause: 'found' }, {}],
  ['after one that was imported', { cause: 'imported' }, {}],
])('a version begins %s', (_, changedNewest, changedNext) => {
  expect(continuesBurst({ ...newest, ...changedNewest }, { ...next, ...changedNext })).toBe(false);
});

test('what was replaced is what neither end of the new text has', () => {
  expect(replacedCharacters('abc', 'abc')).toBe(0);
  expect(replacedCharacters('abc', 'abxc')).toBe(0);
  expect(replacedCharacters('aXYc', 'abc')).toBe(2);
  expect(replacedCharacters('aaa', 'a')).toBe(2);
  expect(replacedCharacters('', 'abc')).toBe(0);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (start, gone, come, end) => {
      expect(replacedCharacters(start + gone + end, start + come + end)).toBeLessThanOrEqual(gone.length);
    }),
  );
});
