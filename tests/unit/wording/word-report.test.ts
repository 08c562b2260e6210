import { expect, test } from 'vitest';
import { wordEvidence } from '../../../shared/wording/word-report.ts';

const minute = { kind: 'minute', label: '4 b)', meetingDate: '2026-04-18', attachment: 0 } as const;

test('what closed an action is said in words, by a document, or by both', () => {
  expect(wordEvidence(' The letter of 4 May ', null)).toBe('The letter of 4 May');
  expect(wordEvidence(' ', minute)).toBe('Minute 4 b) of the meeting of 18 April 2026');
  expect(wordEvidence('The letter of 4 May', minute)).toBe(
    'The letter of 4 May (minute 4 b) of the meeting of 18 April 2026)',
  );
  expect(wordEvidence('', { ...minute, kind: 'paper', label: '4' })).toBe(
    'Paper on item 4 of the meeting of 18 April 2026',
  );
  expect(wordEvidence('The survey', { ...minute, kind: 'attachment', label: '4', attachment: 2 })).toBe(
    'The survey (attachment 2 to the paper on item 4 of the meeting of 18 April 2026)',
  );
  expect(wordEvidence('', null)).toBe('');
});
