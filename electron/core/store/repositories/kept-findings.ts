import { text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = { finding: text, reason: text, at: text, author: text };

export type KeptFinding = RowOf<typeof row>;

export const keptFindingStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    'SELECT finding, reason, at, author FROM kept_findings WHERE meeting_id = @meetingId ORDER BY finding',
  ),
  put: change(
    ['meetingId', 'finding', 'reason', 'at', 'author'],
    `INSERT INTO kept_findings (meeting_id, finding, reason, at, author)
     VALUES (@meetingId, @finding, @reason, @at, @author)
     ON CONFLICT (meeting_id, finding) DO UPDATE SET reason = @reason, at = @at, author = @author`,
  ),
  remove: change(
    ['meetingId', 'finding'],
    'DELETE FROM kept_findings WHERE meeting_id = @meetingId AND finding = @finding',
  ),
} as const;

export function listKeptFindings(read: ReadHandle, meetingId: string): ReadonlyMap<string, KeptFinding> {
  return new Map(
    read.all(keptFindingStatements.ofMeeting, { meetingId }).map((kept) => [kept.finding, kept]),
  );
}

export function keepFinding(write: WriteHandle, meetingId: string, kept: KeptFinding): void {
  write.run(keptFindingStatements.put, { meetingId, ...kept });
}

export function forgetKeptFinding(write: WriteHandle, meetingId: string, finding: string): void {
  write.run(keptFindingStatements.remove, { meetingId, finding });
}
