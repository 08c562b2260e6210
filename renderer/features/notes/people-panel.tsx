import { useMutation } from '@tanstack/react-query';
import { Ellipsis, UserPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Attendee, Organisation, Person } from '../../../shared/contract/entities.ts';
import { attendanceKinds, type AttendanceKind } from '../../../shared/domain/attendance.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { oneLine } from '../../app/field-problems.ts';
import type { NameBook, NamedEntry } from '../../editor/name-book.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AddAttendeeDialog } from './add-attendee-dialog.tsx';
import styles from './people-panel.module.css';

export type PeoplePanelProps = {
  readonly meetingId: string;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly attendees: readonly Attendee[];
  readonly chairId: string | null;
  readonly names: NameBook;
  readonly isLocked: boolean;
  /** Puts a name at the caret; null while no section is in use. */
  readonly onName: ((entry: NamedEntry) => void) | null;
};

/** Who is at the meeting: present, also present, apologies. A click names the person in the notes. */
export function PeoplePanel({
  meetingId,
  people,
  organisations,
  attendees,
  chairId,
  names,
  isLocked,
  onName,
}: PeoplePanelProps): ReactNode {
  const [isAdding, setAdding] = useState(false);
  const set = useMutation({
    mutationFn: (change: { readonly personId: string; readonly kind: AttendanceKind | null }) =>
      client.attendance.set({ meetingId, ...change }),
    onSuccess: (list, _change, _result, { client: queries }) =>
      queries.setQueryData(operations.attendance.list.queryKey({ input: { meetingId } }), list),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  const change = (personId: string, kind: AttendanceKind | null): void => {
    const person = people.find(({ id }) => id === personId);
    set.mutate(
      { personId, kind },
      {
        onSuccess: () =>
          announce(
            `${person ? shortFormOf(person) : 'The person'}: ${kind === null ? 'off the list' : attendanceKindNames[kind]}`,
          ),
      },
    );
  };
  const named = attendees.filter(({ kind }) => kind !== 'apologies').map(({ personId }) => personId);
  const organisationNames = new Map(organisations.map(({ id, name, shortName }) => [id, shortName ?? name]));

  return (
    <div className={styles.panel}>
      {attendanceKinds.map((kind) => {
        const here = attendees.filter((attendee) => attendee.kind === kind);
        return (
          <section key={kind} aria-label={attendanceKindNames[kind]}>
            <h3 className={styles.head}>
              {attendanceKindNames[kind]}
              <span>{here.length}</span>
            </h3>
            <ul className={styles.list}>
              {here.map(({ personId }) => {
                const person = people.find(({ id }) => id === personId);
                const entry = names.entries.find((each) => each.kind === 'person' && each.id === personId);
                if (!person || !entry) return null;
                const place = named.indexOf(personId);
                const detail = [
                  person.id === chairId ? 'Chair' : person.post,
                  organisationNames.get(person.organisationId ?? ''),
                ]
                  .filter((part) => part !== null && part !== undefined && part !== '')
                  .join(', ');
                return (
                  <li key={personId} className={styles.row} data-kind={kind}>
                    <span className={styles.key} aria-hidden="true">
                      {place >= 0 && place < 9 ? place + 1 : ''}
                    </span>
                    <button
                      type="button"
                      className={styles.person}
                      disabled={onName === null}
                      title={onName === null ? person.name : `Name ${entry.label} in the notes`}
                      onMouseDown={(event) => event.preventDefault()}
                      onClick={() => onName?.(entry)}
                    >
                      <b>{entry.label}</b>
                      <small>{entry.label === person.name ? detail : detail || person.name}</small>
                    </button>
                    {isLocked ? null : (
                      <Menu
                        label={`How ${entry.label} attends`}
                        groups={[
                          attendanceKinds
                            .filter((each) => each !== kind)
                            .map((each) => ({
                              id: each,
                              label: attendanceKindNames[each],
                              onAction: () => change(personId, each),
                            })),
                          [
                            {
                              id: 'off',
                              label: 'Take off the list',
                              onAction: () => change(personId, null),
                            },
                          ],
                        ]}
                      >
                        <IconButton icon={Ellipsis} isSmall label={`Change how ${entry.label} attends`} />
                      </Menu>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {isLocked ? null : (
        <div className={styles.add}>
          <Button variant="quiet" icon={UserPlus} onPress={() => setAdding(true)}>
            Add someone
          </Button>
        </div>
      )}
      {isAdding ? (
        <AddAttendeeDialog
          meetingId={meetingId}
          people={people}
          organisations={organisations}
          attendees={attendees}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  );
}
