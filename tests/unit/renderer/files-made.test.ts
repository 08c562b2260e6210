import { expect, test } from 'vitest';
import { wordProgress, wordsToHear } from '../../../renderer/features/issue/files-made.ts';

test.each([
  [1, [0]],
  [7, [0]],
  [8, [0, 2, 4, 6]],
  [13, [0, 4, 7, 10]],
  [100, [0, 25, 50, 75]],
])('of %s files a screen reader hears at the beginning, and of many each quarter: %j', (of, heard) => {
  const all = Array.from({ length: of + 1 }, (_each, done) => done);
  expect(all.filter((done) => wordsToHear(done, of) !== '')).toEqual(heard);
});

test('how far it is, is said with both numbers', () => {
  expect(wordProgress(4, 13)).toBe('4 of 13 files are made');
  expect(wordsToHear(0, 13)).toBe('Making 13 Word files.');
  expect(wordsToHear(4, 13)).toBe('4 of 13 files are made');
});
