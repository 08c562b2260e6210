import { useMutation } from '@tanstack/react-query';
import { Ellipsis, LogIn, LogOut, UserPen, UserPlus, UserX } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import {
  attendanceKinds,
  type AttendanceDetails,
  type AttendanceKind,
} from '../../../shared/domain/attendance.ts';
import { formatTime } from '../../../shared/domain/calendar-date.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { wordAttendance } from '../../../shared/wording/word-attendance.ts';
import { oneLine } from '../../app/field-problems.ts';
import type { NameBook, NamedEntry } from '../../editor/name-book.ts';
import { client, operations } from '../../platform/client.ts';
import { timeNow, today } from '../../platform/today.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AddAttendeeDialog } from './add-attendee-dialog.tsx';
import { AttendeeDialog } from './attendee-dialog.tsx';
import styles from './people-panel.module.css';

export type PeoplePanelProps = {
  readonly meetingId: string;
  readonly meetingDate: string;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly attendees: readonly Attendee[];
  readonly chairId: string | null;
  readonly names: NameBook;
  readonly isLocked: boolean;
  /** Puts a name at the caret; null while no section is in use. */
  readonly onName: ((entry: NamedEntry) => void) | null;
};

type Change = Partial<AttendanceDetails> & {
  readonly personId: string;
  readonly kind: AttendanceKind | null;
  readonly beforeId?: string | null;
};

/**
 * Who is at the meeting: present, also present, apologies. A click names the person in the notes; with the focus on a
 * person the arrow keys go through the list, F2 asks how they attend, Delete takes them off it, and
 * Ctrl Z puts them back.
 */
export function PeoplePanel({
  meetingId,
  meetingDate,
  people,
  organisations,
  attendees,
  chairId,
  names,
  isLocked,
  onName,
}: PeoplePanelProps): ReactNode {
  const [isAdding, setAdding] = useState(false);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [lastOff, setLastOff] = useState<(Change & { readonly kind: AttendanceKind }) | null>(null);
  const set = useMutation({
    mutationFn: (change: Change) => client.attendance.set({ meetingId, ...change }),
    onSuccess: (list, _change, _result, { client: queries }) =>
      queries.setQueryData(operations.attendance.list.queryKey({ input: { meetingId } }), list),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  const nameOf = (personId: string): string => {
    const person = people.find(({ id }) => id === personId);
    return person ? shortFormOf(person) : 'The person';
  };
  const change = (wanted: Change, said: string): void =>
    set.mutate(wanted, { onSuccess: () => announce(`${nameOf(wanted.personId)}: ${said}`) });
  const putBack = (off: Change & { readonly kind: AttendanceKind }): void => {
    setLastOff(null);
    change(off, attendanceKindNames[off.kind]);
  };
  const takeOff = (attendee: Attendee): void => {
    const { rank: _rank, ...before } = attendee;
    const off = { ...before, beforeId: attendees[attendees.indexOf(attendee) + 1]?.personId ?? null };
    set.mutate(
      { personId: attendee.personId, kind: null },
      {
        onSuccess: () => {
          setLastOff(off);
          showToast({
            message: `${nameOf(attendee.personId)} is off the list.`,
            action: { label: 'Undo', onAction: () => putBack(off) },
          });
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-attendee]')];
    const index = rows.findIndex((row) => row === event.target);
    const attendee = attendees.find(({ personId }) => personId === rows[index]?.dataset['attendee']);
    if (!attendee || event.altKey || event.shiftKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z' || isLocked || !lastOff) return;
      event.stopPropagation();
      putBack(lastOff);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      rows[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else if (!isLocked && event.key === 'F2') setEditingId(attendee.personId);
    else if (!isLocked && event.key === 'Delete') {
      (rows[index + 1] ?? rows[index - 1])?.focus();
      takeOff(attendee);
    } else return;
    event.preventDefault();
  };
  const editing = attendees.find(({ personId }) => personId === editingId);
  const isToday = meetingDate === today();
  const named = attendees.filter(({ kind }) => kind !== 'apologies').map(({ personId }) => personId);
  const organisationNames = new Map(organisations.map(({ id, name, shortName }) => [id, shortName ?? name]));

  return (
    <div className={styles.panel} onKeyDown={onKeyDown}>
      {attendanceKinds.map((kind) => {
        const here = attendees.filter((attendee) => attendee.kind === kind);
        return (
          <section key={kind} aria-label={attendanceKindNames[kind]}>
            <h3 className={styles.head}>
              {attendanceKindNames[kind]}
              <span>{here.length}</span>
            </h3>
            <ul className={styles.list}>
              {here.map((attendee) => {
                const { personId, joinedAt, leftAt } = attendee;
                const how = wordAttendance(
                  attendee,
                  attendee.deputisingForId === null ? null : nameOf(attendee.deputisingForId),
                );
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
                      data-attendee={personId}
                      aria-disabled={onName === null}
                      title={onName === null ? person.name : `Name ${entry.label} in the notes`}
                      onMouseDown={(event) => event.preventDefault()}
                      onClick={() => onName?.(entry)}
                    >
                      <b>{entry.label}</b>
                      <small>{entry.label === person.name ? detail : detail || person.name}</small>
                      {how === '' ? null : <small className={styles.how}>{how}</small>}
                    </button>
                    {isLocked ? null : (
                      <Menu
                        label={`How ${entry.label} attends`}
                        groups={[
                          [
                            {
                              id: 'how',
                              label: 'How they attend…',
                              icon: UserPen,
                              keys: 'F2',
                              onAction: () => setEditingId(personId),
                            },
                            ...(isToday && kind !== 'apologies' && leftAt === null
                              ? joinsAndLeaves({ attendee, joinedAt, now: timeNow(), change })
                              : []),
                          ],
                          attendanceKinds
                            .filter((each) => each !== kind)
                            .map((each) => ({
                              id: each,
                              label: attendanceKindNames[each],
                              onAction: () => change({ personId, kind: each }, attendanceKindNames[each]),
                            })),
                          [
                            {
                              id: 'off',
                              label: 'Take off the list',
                              icon: UserX,
                              keys: 'Delete',
                              onAction: () => takeOff(attendee),
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
          <Button data-add-attendee variant="quiet" icon={UserPlus} onPress={() => setAdding(true)}>
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
      {editing ? (
        <AttendeeDialog
          key={editing.personId}
          meetingId={meetingId}
          attendee={editing}
          name={nameOf(editing.personId)}
          people={people}
          onClose={() => setEditingId(null)}
        />
      ) : null}
    </div>
  );
}

/** While the meeting is held: one press says that somebody has just come, or goes now. */
function joinsAndLeaves({
  attendee: { personId, kind },
  joinedAt,
  now,
  change,
}: {
  readonly attendee: Attendee;
  readonly joinedAt: string | null;
  readonly now: string;
  readonly change: (wanted: Change, said: string) => void;
}): readonly MenuEntry[] {
  const time = formatTime(now);
  const leaves: MenuEntry = {
    id: 'leaves',
    label: `Leaves now, ${time}`,
    icon: LogOut,
    onAction: () => change({ personId, kind, leftAt: now }, `left at ${time}`),
  };
  const joins: MenuEntry = {
    id: 'joins',
    label: `Joins now, ${time}`,
    icon: LogIn,
    onAction: () => change({ personId, kind, joinedAt: now }, `joined at ${time}`),
  };
  return joinedAt === null ? [joins, leaves] : [leaves];
}
