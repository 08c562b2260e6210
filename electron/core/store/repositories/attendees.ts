import type { Attendee } from '../../../../shared/contract/entities/attendance.ts';
import { attendanceKinds } from '../../../../shared/domain/attendance.ts';
import { flag, oneOf, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  personId: text,
  kind: oneOf(attendanceKinds),
  rank: text,
  deputisingForId: orNull(text),
  joinedAt: orNull(text),
  leftAt: orNull(text),
  isOnline: flag,
};

export const attendeeStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `SELECT person_id AS personId, kind, rank, deputising_for_id AS deputisingForId, joined_at AS joinedAt,
       left_at AS leftAt, is_online AS isOnline
     FROM attendees WHERE meeting_id = @meetingId ORDER BY rank, person_id`,
  ),
  put: change(
    ['meetingId', 'personId', 'kind', 'rank', 'deputisingForId', 'joinedAt', 'leftAt', 'isOnline'],
    `INSERT INTO attendees (meeting_id, person_id, kind, rank, deputising_for_id, joined_at, left_at, is_online)
     VALUES (@meetingId, @personId, @kind, @rank, @deputisingForId, @joinedAt, @leftAt, @isOnline)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET kind = @kind, rank = @rank,
       deputising_for_id = @deputisingForId, joined_at = @joinedAt, left_at = @leftAt, is_online = @isOnline`,
  ),
  remove: change(
    ['meetingId', 'personId'],
    'DELETE FROM attendees WHERE meeting_id = @meetingId AND person_id = @personId',
  ),
} as const;

export function listAttendees(read: ReadHandle, meetingId: string): readonly Attendee[] {
  return read.all(attendeeStatements.ofMeeting, { meetingId });
}

export function putAttendee(write: WriteHandle, meetingId: string, attendee: Attendee): void {
  write.run(attendeeStatements.put, { meetingId, ...attendee });
}

export function removeAttendee(write: WriteHandle, meetingId: string, personId: string): void {
  write.run(attendeeStatements.remove, { meetingId, personId });
}
