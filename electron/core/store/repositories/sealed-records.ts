import { integer, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { chainOf, firstPrevious } from '../sealed-records.ts';
import { change, select } from '../statements.ts';

const row = {
  sequence: integer,
  version: integer,
  content: text,
  sha256: text,
  previous: text,
  chain: text,
  at: text,
  author: text,
};

/** A sealed record as it lies in the store; `content` is JSON. */
export type SealedRecordRow = RowOf<typeof row>;

const columns = 'sequence, version, content, sha256, previous, chain, at, author';

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
    row,
    `SELECT ${columns} FROM sealed_records WHERE meeting_id = @meetingId ORDER BY version DESC LIMIT 1`,
  ),
  everyOfMeeting: select(
    ['meetingId'],
    row,
    `SELECT ${columns} FROM sealed_records WHERE meeting_id = @meetingId ORDER BY version DESC`,
  ),
  corrected: select(
    ['meetingId'],
    row,
    `SELECT ${columns} FROM sealed_records WHERE meeting_id = @meetingId AND version > 1 ORDER BY version DESC LIMIT 1`,
  ),
  acceptedAtMeeting: select(
    ['meetingId'],
    row,
    `SELECT ${columns} FROM sealed_records AS record WHERE accepted_at_meeting_id = @meetingId AND version =
       (SELECT max(version) FROM sealed_records WHERE meeting_id = record.meeting_id) ORDER BY sequence`,
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

/** The newest record of a meeting. */
export function findSealedRecord(read: ReadHandle, meetingId: string): SealedRecordRow | null {
  return read.one(sealedRecordStatements.newestOfMeeting, { meetingId });
}

/** Every record of a meeting, newest first. */
export function listSealedRecords(read: ReadHandle, meetingId: string): readonly SealedRecordRow[] {
  return read.all(sealedRecordStatements.everyOfMeeting, { meetingId });
}

/** The newest record of a meeting whose notes were corrected after they were agreed. */
export function findCorrectedRecord(read: ReadHandle, meetingId: string): SealedRecordRow | null {
  return read.one(sealedRecordStatements.corrected, { meetingId });
}

/** The records of the meetings whose notes one accepted, in the order in which they were sealed. */
export function listRecordsAcceptedAt(read: ReadHandle, meetingId: string): readonly SealedRecordRow[] {
  return read.all(sealedRecordStatements.acceptedAtMeeting, { meetingId });
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
