import { issuedAgenda } from '../../../../shared/contract/entities/agenda-issues.ts';
import { integer, json, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  sequence: integer,
  what: oneOf(['issued', 'reopened']),
  at: text,
  author: text,
  reason: orNull(text),
  content: orNull(json(issuedAgenda)),
};

export type AgendaIssueRecord = RowOf<typeof row>;

export const agendaIssueStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `SELECT sequence, what, at, author, reason, content FROM agenda_issues
     WHERE meeting_id = @meetingId ORDER BY sequence`,
  ),
  newestWhat: select(
    ['meetingId'],
    { what: row.what },
    'SELECT what FROM agenda_issues WHERE meeting_id = @meetingId ORDER BY sequence DESC LIMIT 1',
  ),
  newest: select(
    [],
    { sequence: integer },
    'SELECT coalesce(max(sequence), 0) AS sequence FROM agenda_issues',
  ),
  insert: change(
    ['sequence', 'meetingId', 'what', 'at', 'author', 'reason', 'content'],
    `INSERT INTO agenda_issues (sequence, meeting_id, what, at, author, reason, content)
     VALUES (@sequence, @meetingId, @what, @at, @author, @reason, @content)`,
  ),
} as const;

/** Oldest first. */
export function listAgendaIssues(read: ReadHandle, meetingId: string): readonly AgendaIssueRecord[] {
  return read.all(agendaIssueStatements.ofMeeting, { meetingId });
}

/** Whether the agenda was issued and not opened again since. */
export function isAgendaOut(read: ReadHandle, meetingId: string): boolean {
  return read.one(agendaIssueStatements.newestWhat, { meetingId })?.what === 'issued';
}

/** Puts a row at the end. From then on no statement changes it. */
export function insertAgendaIssue(
  read: ReadHandle,
  write: WriteHandle,
  issue: Omit<AgendaIssueRecord, 'sequence'> & { readonly meetingId: string },
): void {
  const sequence = (read.one(agendaIssueStatements.newest, {})?.sequence ?? 0) + 1;
  const content = issue.content === null ? null : JSON.stringify(issue.content);
  write.run(agendaIssueStatements.insert, { ...issue, sequence, content });
}
