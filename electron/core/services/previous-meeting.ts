import { neighboursOf } from '../../../shared/domain/neighbours.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listMeetings, type MeetingRecord } from '../store/repositories/meetings.ts';
import { requireMeeting } from './meeting-records.ts';

/** The meeting of the same body right before one; null where there is none. */
export function previousMeeting(read: ReadHandle, meetingId: string): MeetingRecord | null {
  const meeting = requireMeeting(read, meetingId);
  const all = listMeetings(read);
  const { previous } = neighboursOf(meeting, all);
  if (previous === null) return null;
  const ofDay = all.filter(
    ({ id, bodyId, date, startTime }) =>
      id !== meetingId &&
      bodyId === meeting.bodyId &&
      date === previous.date &&
      startTime === previous.startTime,
  );
  return ofDay.at(-1) ?? null;
}
