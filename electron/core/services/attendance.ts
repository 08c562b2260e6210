import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import {
  checkAttendance,
  isSameAttendance,
  noDetails,
  type AttendanceDetails,
  type AttendanceKind,
} from '../../../shared/domain/attendance.ts';
import { listAttendees, putAttendee, removeAttendee } from '../store/repositories/attendees.ts';
import { findPerson } from '../store/repositories/people.ts';
import { attendeesFor } from './agreed-records.ts';
import { allowed, ruleViolated } from './failures.ts';
import { requireMeeting, requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { rankBetween } from './ranks.ts';

type Wanted = {
  readonly meetingId: string;
  readonly personId: string;
  readonly kind: AttendanceKind | null;
  readonly beforeId?: string | null | undefined;
} & { readonly [Name in keyof AttendanceDetails]?: AttendanceDetails[Name] | undefined };

export function attendanceOf(program: Program, meetingId: string): Attendee[] {
  return runQuery(program, (read) => {
    return [...attendeesFor(read, requireMeeting(read, meetingId))];
  });
}

/**
 * Sets how a person attends, in front of `beforeId` where that is on the list, else where they stand, else last; null
 * takes the person off the list. Details that are not named stay as they are.
 */
export function setAttendance(program: Program, wanted: Wanted): Attendee[] {
  const { meetingId, personId, kind } = wanted;
  return runCommand(program, 'attendance.set', ({ read, write }) => {
    requireNotAgreed(requireMeeting(read, meetingId));
    if (!findPerson(read, personId)) throw ruleViolated('person-unknown');
    const attendees = listAttendees(read, meetingId);
    const before = attendees.find((attendee) => attendee.personId === personId);
    const known = before ?? noDetails;
    const asked = {
      deputisingForId: wanted.deputisingForId === undefined ? known.deputisingForId : wanted.deputisingForId,
      joinedAt: wanted.joinedAt === undefined ? known.joinedAt : wanted.joinedAt,
      leftAt: wanted.leftAt === undefined ? known.leftAt : wanted.leftAt,
      isOnline: wanted.isOnline ?? known.isOnline,
    };
    const details = kind === null ? noDetails : allowed(checkAttendance(personId, kind, asked));
    if (details.deputisingForId !== null && !findPerson(read, details.deputisingForId)) {
      throw ruleViolated('person-unknown');
    }
    const rank = rankOf(attendees, before, wanted.beforeId);
    const isSame = kind === before?.kind && rank === before.rank && isSameAttendance(known, details);
    if (isSame || (kind === null && !before)) {
      return { answer: [...attendees], changed: null };
    }
    if (kind === null) removeAttendee(write, meetingId, personId);
    else putAttendee(write, meetingId, { personId, kind, rank, ...details });
    return {
      answer: [...listAttendees(read, meetingId)],
      changed: {
        entityId: personId,
        meetingId,
        baseRevision: null,
        payload: { kind, ...details, before: { kind: before?.kind ?? null, ...detailsOf(known) } },
        areas: ['attendance'],
      },
    };
  });
}

function rankOf(
  attendees: readonly Attendee[],
  before: Attendee | undefined,
  beforeId: string | null | undefined,
): string {
  const others = attendees.filter((each) => each !== before);
  const place = others.findIndex(({ personId }) => personId === beforeId);
  if (place >= 0) return rankBetween(others[place - 1]?.rank ?? null, others[place]?.rank ?? null);
  return before?.rank ?? rankBetween(others.at(-1)?.rank ?? null, null);
}

function detailsOf({ deputisingForId, joinedAt, leftAt, isOnline }: AttendanceDetails): AttendanceDetails {
  return { deputisingForId, joinedAt, leftAt, isOnline };
}
