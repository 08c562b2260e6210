import { integer, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { chainOf, firstPrevious } from '../sealed-records.ts';
import { change, select } from '../statements.ts';

export const sealedRecordStatements = {
  newest: select(
    [],
    { sequence: integer, chain: text },
    'SELECT sequence, chain FROM sealed_records ORDER BY sequence DESC LIMIT 1',
  ),
  versionsOfMeeting: select(
    ['meetingId'],
    { count: integer },
    'SELECT count(*) AS count FROM sealed_records WHERE meeting_id = @meetingId',
  ),
  newestOfMeeting: select(
    ['meetingId'],
    { content: text },
    'SELECT content FROM sealed_records WHERE meeting_id = @meetingId ORDER BY version DESC LIMIT 1',
  ),
  insert: change(
    [
      'sequence',
      'meetingId',
      'version',
      'content',
      'sha256',
      'previous',
      'chain',
      'at',
      'author',
      'acceptedOn',
      'acceptedAtMeetingId',
    ],
    `INSERT INTO sealed_records (sequence, meeting_id, version, content, sha256, previous, chain, at, author,
       accepted_on, accepted_at_meeting_id)
     VALUES (@sequence, @meetingId, @version, @content, @sha256, @previous, @chain, @at, @author,
       @acceptedOn, @acceptedAtMeetingId)`,
  ),
} as const;

export type NewSealedRecord = {
  readonly meetingId: string;
  /** JSON. */
  readonly content: string;
  readonly sha256: string;
  readonly at: string;
  readonly author: string;
  readonly acceptedOn: string | null;
  readonly acceptedAtMeetingId: string | null;
};

/** The content of the newest record of a meeting, as JSON. */
export function findSealedContent(read: ReadHandle, meetingId: string): string | null {
  return read.one(sealedRecordStatements.newestOfMeeting, { meetingId })?.content ?? null;
}

/** Puts a record at the end of the chain. From then on no statement changes it. */
export function insertSealedRecord(read: ReadHandle, write: WriteHandle, record: NewSealedRecord): void {
  const newest = read.one(sealedRecordStatements.newest, {});
  const previous = newest?.chain ?? firstPrevious;
  const { meetingId, sha256 } = record;
  write.run(sealedRecordStatements.insert, {
    ...record,
    sequence: (newest?.sequence ?? 0) + 1,
    version: (read.one(sealedRecordStatements.versionsOfMeeting, { meetingId })?.count ?? 0) + 1,
    previous,
    chain: chainOf(previous, sha256),
  });
}
