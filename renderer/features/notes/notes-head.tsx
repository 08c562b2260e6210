import { memo, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import { attendanceKinds } from '../../../shared/domain/attendance.ts';
import { attendanceLine } from '../../../shared/domain/people.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { wordAttendance } from '../../../shared/wording/word-attendance.ts';
import styles from './notes-page.module.css';

export type NotesHeadProps = {
  readonly attendees: readonly Attendee[];
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
};

/** Who was there, over the first item, as the Word notes say it. Drawn again only when somebody comes or goes. */
export const NotesHead = memo(function NotesHead({
  attendees,
  people,
  organisations,
}: NotesHeadProps): ReactNode {
  if (attendees.length === 0) return null;
  const byId = new Map(people.map((person) => [person.id, person]));
  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]));
  const lineOf = (attendee: Attendee): string | null => {
    const person = byId.get(attendee.personId);
    if (!person) return null;
    const organisationName = organisationNames.get(person.organisationId ?? '') ?? null;
    const details = wordAttendance(attendee, byId.get(attendee.deputisingForId ?? '')?.name ?? null);
    return [attendanceLine({ ...person, organisationName }), details]
      .filter((part) => part !== '')
      .join('; ');
  };
  return (
    <section className={styles.attendance} aria-label="Attendance">
      {attendanceKinds.map((kind) => {
        const here = attendees.filter((each) => each.kind === kind);
        return here.length === 0 ? null : (
          <div key={kind}>
            <h2>{attendanceKindNames[kind]}</h2>
            <ul>
              {here.map((attendee) => (
                <li key={attendee.personId}>{lineOf(attendee)}</li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
});
