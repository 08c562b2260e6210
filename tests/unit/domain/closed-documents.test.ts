import { expect, test } from 'vitest';
import { closedReason, hasGoneOut } from '../../../shared/domain/closed-documents.ts';
import { meetingStates } from '../../../shared/domain/meeting.ts';
import { paperStates } from '../../../shared/domain/papers.ts';

test('notes are closed once they are agreed, a paper once it is cleared, whatever became of its meeting', () => {
  expect(meetingStates.filter((meeting) => closedReason({ paper: null, meeting }) === 'agreed')).toEqual([
    'agreed',
  ]);
  for (const meeting of meetingStates) {
    expect(paperStates.filter((paper) => closedReason({ paper, meeting }) === 'cleared')).toEqual([
      'cleared',
    ]);
  }
});

test('papers go out with the agenda, notes with a draft that was issued, and all that were agreed', () => {
  expect(
    meetingStates.filter((meeting) => !hasGoneOut({ paper: 'drafting', meeting, isDraftIssued: false })),
  ).toEqual(['planning']);
  const out = (isDraftIssued: boolean) =>
    meetingStates.filter((meeting) => hasGoneOut({ paper: null, meeting, isDraftIssued }));
  expect(out(false)).toEqual(['agreed']);
  expect(out(true)).toEqual(meetingStates);
});
