import type { Attendee } from '../../../shared/contract/entities.ts';
import type { AttendanceKind } from '../../../shared/domain/attendance.ts';
import { listAttendees, putAttendee, removeAttendee } from '../store/repositories/attendees.ts';
import { findPerson } from '../store/repositories/people.ts';
import { ruleViolated } from './failures.ts';
import { requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { rankBetween } from './ranks.ts';

export function attendanceOf(program: Program, meetingId: string): Attendee[] {
  return runQuery(program, (read) => {
    requireMeeting(read, meetingId);
    return [...listAttendees(read, meetingId)];
  });
}

/** Sets how a person attends, in the place where they stand, else last; null takes the person off the list. */
export function setAttendance(
  program: Program,
  {
    meetingId,
    personId,
    kind,
  }: { readonly meetingId: string; readonly personId: string; readonly kind: AttendanceKind | null },
): Attendee[] {
  return runCommand(program, 'attendance.set', ({ read, write }) => {
    requireNotAgreed(requireMeeting(read, meetingId));
    if (!findPerson(read, personId)) throw ruleViolated('person-unknown');
    const attendees = listAttendees(read, meetingId);
    const before = attendees.find((attendee) => attendee.personId === personId);
    if ((before?.kind ?? null) === kind) return { answer: [...attendees], changed: null };
    if (kind === null) removeAttendee(write, meetingId, personId);
    else {
      const rank = before?.rank ?? rankBetween(attendees.at(-1)?.rank ?? null, null);
      putAttendee(write, meetingId, { personId, kind, rank });
    }
    return {
      answer: [...listAttendees(read, meetingId)],
      changed: {
        entityId: personId,
        meetingId,
        baseRevision: null,
        payload: { kind, before: { kind: before?.kind ?? null } },
        areas: ['attendance'],
      },
    };
  });
}
