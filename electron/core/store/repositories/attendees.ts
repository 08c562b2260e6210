import type { Attendee } from '../../../../shared/contract/entities.ts';
import { attendanceKinds } from '../../../../shared/domain/attendance.ts';
import { oneOf, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = { personId: text, kind: oneOf(attendanceKinds), rank: text };

export const attendeeStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `SELECT person_id AS personId, kind, rank FROM attendees WHERE meeting_id = @meetingId ORDER BY rank, person_id`,
  ),
  put: change(
    ['meetingId', 'personId', 'kind', 'rank'],
    `INSERT INTO attendees (meeting_id, person_id, kind, rank) VALUES (@meetingId, @personId, @kind, @rank)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET kind = @kind, rank = @rank`,
  ),
  remove: change(
    ['meetingId', 'personId'],
    'DELETE FROM attendees WHERE meeting_id = @meetingId AND person_id = @personId',
  ),
} as const;

export function listAttendees(read: ReadHandle, meetingId: string): readonly Attendee[] {
  return read.all(attendeeStatements.ofMeeting, { meetingId });
}

export function putAttendee(write: WriteHandle, meetingId: string, { personId, kind, rank }: Attendee): void {
  write.run(attendeeStatements.put, { meetingId, personId, kind, rank });
}

export function removeAttendee(write: WriteHandle, meetingId: string, personId: string): void {
  write.run(attendeeStatements.remove, { meetingId, personId });
}
