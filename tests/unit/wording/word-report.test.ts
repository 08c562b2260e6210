import { expect, test } from 'vitest';
import { wordEvidence } from '../../../shared/wording/word-report.ts';

const minute = { label: '4 b)', meetingDate: '2026-04-18' };

test('what closed an action is said in words, by a minute, or by both', () => {
  expect(wordEvidence(' The letter of 4 May ', null)).toBe('The letter of 4 May');
  expect(wordEvidence(' ', minute)).toBe('Minute 4 b) of the meeting of 18 April 2026');
  expect(wordEvidence('The letter of 4 May', minute)).toBe(
    'The letter of 4 May (minute 4 b) of the meeting of 18 April 2026)',
  );
  expect(wordEvidence('', null)).toBe('');
});
