import { expect, test } from 'vitest';
import { isWorthSaying, wordProgress } from '../../../renderer/features/issue/files-made.ts';

test.each([
  [1, []],
  [7, []],
  [8, [2, 4, 6]],
  [13, [4, 7, 10]],
  [100, [25, 50, 75]],
])('of %s files a screen reader hears after %j', (of, heard) => {
  const all = Array.from({ length: of + 1 }, (_each, done) => done);
  expect(all.filter((done) => isWorthSaying(done, of))).toEqual(heard);
});

test('how far it is, is said with both numbers', () => {
  expect(wordProgress(4, 13)).toBe('4 of 13 files are made');
});
