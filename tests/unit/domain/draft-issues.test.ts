import { expect, test } from 'vitest';
import { checkDraftIssue } from '../../../shared/domain/draft-issues.ts';
import { meetingStates } from '../../../shared/domain/meeting.ts';

const wish = { recipients: ['CC Moss'], answersBy: '2023-07-20' };

test('notes go out for correction while they are in draft, and at no other time', () => {
  for (const state of meetingStates) {
    const ruling = checkDraftIssue(state, wish, '2023-07-12');
    expect(ruling.ok, state).toBe(state === 'draft-notes');
    if (!ruling.ok) expect(ruling.code).toBe('notes-not-in-draft');
  }
});

test.each([
  [{ ...wish, recipients: [' ', ''] }, 'recipients-missing'],
  [{ ...wish, answersBy: '2023-07-11' }, 'answers-before-issue'],
  [{ ...wish, answersBy: '2023-02-30' }, 'date-does-not-exist'],
])('%j is refused with %s', (refused, code) => {
  expect(checkDraftIssue('draft-notes', refused, '2023-07-12')).toMatchObject({ ok: false, code });
});

test('answers may be wanted on the same day, or on none; nobody is named twice', () => {
  const named = { recipients: ['CC Moss', ' the Mayor', 'CC MOSS '], answersBy: '2023-07-12' };
  expect(checkDraftIssue('draft-notes', named, '2023-07-12')).toEqual({
    ok: true,
    value: { recipients: ['CC MOSS', 'the Mayor'], answersBy: '2023-07-12' },
  });
  expect(checkDraftIssue('draft-notes', { ...wish, answersBy: null }, '2023-07-12').ok).toBe(true);
});
