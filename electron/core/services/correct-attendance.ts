import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import {
  checkAttendance,
  isSameAttendance,
  noDetails,
  type AttendanceDetails,
  type AttendanceKind,
} from '../../../shared/domain/attendance.ts';
import { wordAttendee } from '../../../shared/wording/word-attendance.ts';
import { attendeesFor, namesFor, recordIn } from './agreed-records.ts';
import { allowed, ruleViolated } from './failures.ts';
import { runCommand, type Program } from './program.ts';
import { attendanceContent } from './record-content.ts';
import { sealCorrection, withNamesOf, type Decided } from './seal-correction.ts';

type Correction = Decided & {
  readonly personId: string;
  readonly kind: AttendanceKind | null;
} & AttendanceDetails;

/** Puts right how somebody attended an agreed meeting, in a new record. The list in the store stays as it was accepted. */
export function correctAttendance(
  program: Program,
  { personId, kind, deputisingForId, joinedAt, leftAt, isOnline, ...decided }: Correction,
): SealedRecord {
  return runCommand(program, 'meetings.correctAttendance', (unit) =>
    sealCorrection(unit, decided, (meeting) => {
      const { read } = unit;
      const names = namesFor(read, meeting);
      const people = new Map(names.people.map((person) => [person.id, person]));
      const person = people.get(personId);
      if (!person || (deputisingForId !== null && !people.has(deputisingForId))) {
        throw ruleViolated('person-unknown');
      }
      const attendees = attendeesFor(read, meeting);
      const before = attendees.find((each) => each.personId === personId);
      const details =
        kind === null
          ? noDetails
          : allowed(checkAttendance(personId, kind, { deputisingForId, joinedAt, leftAt, isOnline }));
      if (kind === (before?.kind ?? null) && isSameAttendance(before ?? noDetails, details)) {
        throw ruleViolated('attendance-as-it-was', { name: person.name });
      }
      const record = recordIn(read, meeting);
      const worded = (as: AttendanceKind | null, how: AttendanceDetails): string =>
        wordAttendee(
          person.name,
          as,
          how,
          how.deputisingForId === null ? null : (people.get(how.deputisingForId)?.name ?? null),
          record?.manner ?? undefined,
        );
      const after = withAttendee(attendees, { personId, kind, ...details });
      return {
        content: {
          attendance: attendanceContent(after, {
            people,
            organisations: new Map(names.organisations.map(({ id, name }) => [id, name])),
          }),
          ...(record?.names ? { names: withNamesOf(idsIn(after), record.names, names) } : {}),
        },
        told: {
          number: null,
          title: null,
          words: { from: worded(before?.kind ?? null, before ?? noDetails), to: worded(kind, details) },
          isRestricted: false,
        },
        isOfText: false,
        payload: { personId, kind, ...details },
        areas: ['attendance'],
      };
    }),
  );
}

type Changed = Omit<Attendee, 'rank' | 'kind'> & { readonly kind: AttendanceKind | null };

/** In their place where they are on the list already, else last. */
function withAttendee(attendees: readonly Attendee[], { kind, ...changed }: Changed): readonly Attendee[] {
  if (kind === null) return attendees.filter(({ personId }) => personId !== changed.personId);
  return attendees.some(({ personId }) => personId === changed.personId)
    ? attendees.map((each) => (each.personId === changed.personId ? { ...each, ...changed, kind } : each))
    : [...attendees, { ...changed, kind, rank: '' }];
}

function idsIn(attendees: readonly Attendee[]): readonly string[] {
  return attendees.flatMap(({ personId, deputisingForId }) =>
    deputisingForId === null ? personId : [personId, deputisingForId],
  );
}
