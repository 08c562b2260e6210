import { z } from 'zod';
import { integer, json, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  meetingId: text,
  at: text,
  author: text,
  recipients: json(z.array(z.string())),
  answersBy: orNull(text),
  notesDigest: orNull(text),
};

export type DraftIssueRecord = RowOf<typeof row>;

const columns = `meeting_id AS meetingId, at, author, recipients, answers_by AS answersBy,
  notes_digest AS notesDigest`;

export const draftIssueStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `SELECT ${columns} FROM draft_issues WHERE meeting_id = @meetingId ORDER BY sequence`,
  ),
  newestOfEach: select(
    [],
    row,
    `SELECT ${columns} FROM draft_issues
     WHERE sequence IN (SELECT max(sequence) FROM draft_issues GROUP BY meeting_id)`,
  ),
  newest: select(
    [],
    { sequence: integer },
    'SELECT coalesce(max(sequence), 0) AS sequence FROM draft_issues',
  ),
  insert: change(
    ['sequence', 'meetingId', 'at', 'author', 'recipients', 'answersBy', 'notesDigest'],
    `INSERT INTO draft_issues (sequence, meeting_id, at, author, recipients, answers_by, notes_digest)
     VALUES (@sequence, @meetingId, @at, @author, @recipients, @answersBy, @notesDigest)`,
  ),
} as const;

/** Oldest first. */
export function listDraftIssues(read: ReadHandle, meetingId: string): readonly DraftIssueRecord[] {
  return read.all(draftIssueStatements.ofMeeting, { meetingId });
}

/** The last issue of each meeting that has one. */
export function newestDraftIssues(read: ReadHandle): ReadonlyMap<string, DraftIssueRecord> {
  return new Map(read.all(draftIssueStatements.newestOfEach, {}).map((issue) => [issue.meetingId, issue]));
}

/** Puts a row at the end. From then on no statement changes it. */
export function insertDraftIssue(read: ReadHandle, write: WriteHandle, issue: DraftIssueRecord): void {
  const sequence = (read.one(draftIssueStatements.newest, {})?.sequence ?? 0) + 1;
  write.run(draftIssueStatements.insert, {
    ...issue,
    sequence,
    recipients: JSON.stringify(issue.recipients),
  });
}
