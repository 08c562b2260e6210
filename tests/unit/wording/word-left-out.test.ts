import { expect, test } from 'vitest';
import { nothingLeftOut, wordLeftOut } from '../../../shared/wording/word-left-out.ts';

test('a paste that lost nothing says nothing', () => {
  expect(wordLeftOut(nothingLeftOut)).toBeNull();
});

test('what could not come along is said in one line', () => {
  expect(wordLeftOut({ ...nothingLeftOut, pictures: 1 })).toBe('Pasted without a picture.');
  expect(wordLeftOut({ ...nothingLeftOut, pictures: 2, files: 1, deletions: 3 })).toBe(
    'Pasted without 2 pictures, an embedded file and 3 tracked deletions.',
  );
  expect(wordLeftOut({ ...nothingLeftOut, comments: 1, links: 2, gatewayLinks: 1, joinedWords: 1 })).toBe(
    'Pasted without a comment. The words of 2 links to a file or a program stay, without the link. ' +
      'A link goes through a mail filter that hides the real address: put that in its place. ' +
      'A word that was divided at the end of a line is put together: look for a hyphen that is missing.',
  );
});
