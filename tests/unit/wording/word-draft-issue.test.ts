import { expect, test } from 'vitest';
import { draftInHead, wordDraftInFile, wordDraftOut } from '../../../shared/wording/word-draft-issue.ts';

const issue = { at: '2023-07-12T09:00:00.000Z', answersBy: '2023-07-20' };

test('since when a draft is out, and by when answers are or were wanted', () => {
  expect(wordDraftOut(issue, '2023-07-20')).toBe(
    'Out for correction since 12 July 2023, answers by 20 July 2023',
  );
  expect(wordDraftOut(issue, '2023-07-21')).toBe(
    'Out for correction since 12 July 2023; answers were asked for by 20 July 2023',
  );
  expect(wordDraftOut({ ...issue, answersBy: null }, '2023-07-21')).toBe(
    'Out for correction since 12 July 2023',
  );
});

test('what a file says of itself', () => {
  expect(wordDraftInFile({ ...issue, isAsItStands: true })).toBe(
    'Draft – issued for correction on 12 July 2023; corrections by 20 July 2023, please',
  );
  expect(wordDraftInFile({ ...issue, isAsItStands: false })).toBe(
    'Draft – changed since it was issued for correction on 12 July 2023',
  );
  expect(draftInHead({ ...issue, isAsItStands: true })).toBe('Draft – issued for correction on 12 July 2023');
  expect(draftInHead({ ...issue, isAsItStands: false })).toBe('Draft – changed since 12 July 2023');
});
