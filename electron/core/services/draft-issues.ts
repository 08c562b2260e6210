import type { DraftIssue } from '../../../shared/contract/entities/draft-issues.ts';
import { checkDraftIssue, type DraftIssueWish } from '../../../shared/domain/draft-issues.ts';
import type { ReadHandle } from '../store/handles.ts';
import { insertDraftIssue, listDraftIssues } from '../store/repositories/draft-issues.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { allowed, requireRevision } from './failures.ts';
import { requireMeeting } from './meeting-records.ts';
import { notesDigest } from './notes-digest.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { keepIssuedTexts } from './section-history.ts';

/** Newest first. */
export function draftIssues(program: Program, meetingId: string): DraftIssue[] {
  return runQuery(program, (read) => draftIssuesOf(read, requireMeeting(read, meetingId)).toReversed());
}

/** Oldest first. Only the last can be the notes as they stand: an earlier one is what its texts say, kept as versions. */
export function draftIssuesOf(
  read: ReadHandle,
  meeting: Pick<MeetingRecord, 'id' | 'notesDocumentId'>,
): readonly DraftIssue[] {
  const records = listDraftIssues(read, meeting.id);
  const now = records.length === 0 ? '' : notesDigest(read, meeting);
  return records.map(({ at, author, recipients, answersBy, notesDigest: sent }, index) => ({
    ...{ number: index + 1, at, author, recipients, answersBy },
    isAsItStands: sent === now && index === records.length - 1,
  }));
}

/** Keeps the draft notes as they go out, to whom, and by when answers are asked for. */
export function issueDraft(
  program: Program,
  {
    id,
    revision,
    today,
    ...wish
  }: DraftIssueWish & { readonly id: string; readonly revision: number; readonly today: string },
): DraftIssue {
  return runCommand(program, 'meetings.issueDraft', (unit) => {
    const { read, write, at, author } = unit;
    const meeting = requireMeeting(read, id);
    requireRevision(meeting, revision);
    const { recipients, answersBy } = allowed(checkDraftIssue(meeting.state, wish, today));
    keepIssuedTexts(unit, meeting.notesDocumentId);
    const digest = notesDigest(read, meeting);
    const to = [...recipients];
    insertDraftIssue(read, write, {
      meetingId: id,
      at,
      author,
      recipients: to,
      answersBy,
      notesDigest: digest,
    });
    const number = listDraftIssues(read, id).length;
    return {
      answer: { number, at, author, recipients: to, answersBy, isAsItStands: true },
      changed: {
        entityId: id,
        meetingId: id,
        baseRevision: revision,
        payload: { number, recipients, answersBy, notesDigest: digest },
        areas: ['meetings', 'versions'],
      },
    };
  });
}
