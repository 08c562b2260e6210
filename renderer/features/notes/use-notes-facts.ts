import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import type { LetterStyle } from '../../../shared/domain/manner.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import type { DueFacts } from '../../editor/due-date.ts';
import { nameBookOf, type NameBook, type NamedEntry } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';

export type NotesFacts = {
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly attendees: readonly Attendee[];
  readonly register: readonly Action[];
  readonly names: NameBook;
  /** Who is at the meeting, without those who sent apologies. */
  readonly present: readonly NamedEntry[];
  readonly dueFacts: DueFacts;
  /** How agreed notes wrote letters when they were sealed; null where they are not, or did not say. */
  readonly sealedLetters: LetterStyle | null;
};

const none: readonly never[] = [];

/** What the notes of a meeting draw on besides their own words. Each part stays the same object until it changes. */
export function useNotesFacts(meeting: Meeting): NotesFacts {
  const meetingId = meeting.id;
  const { data: peopleNow = none } = useQuery(operations.people.list.queryOptions());
  const { data: organisationsNow = none } = useQuery(operations.people.listOrganisations.queryOptions());
  const { data: record } = useQuery(
    operations.meetings.sealedRecord.queryOptions({
      input: { id: meetingId },
      enabled: meeting.state === 'agreed',
    }),
  );
  // Agreed notes name people as they were called then.
  const people = useMemo(() => asNamedThen(peopleNow, record?.names?.people), [peopleNow, record]);
  const organisations = useMemo(
    () => asNamedThen(organisationsNow, record?.names?.organisations),
    [organisationsNow, record],
  );
  const sealedLetters = record?.manner?.letters ?? null;
  const { data: attendees = none } = useQuery(
    operations.attendance.list.queryOptions({ input: { meetingId } }),
  );
  const { data: register = none } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  const { data: meetings = none } = useQuery(operations.meetings.list.queryOptions());
  const names = useMemo(
    () =>
      nameBookOf(
        people,
        organisations,
        attendees.map(({ personId }) => personId),
      ),
    [people, organisations, attendees],
  );
  const present = useMemo(
    () =>
      attendees
        .filter(({ kind }) => kind !== 'apologies')
        .flatMap(({ personId }) =>
          names.entries.filter(({ kind, id }) => kind === 'person' && id === personId),
        ),
    [attendees, names],
  );
  const { data: bodies = none } = useQuery(operations.bodies.list.queryOptions());
  const dueFacts = useMemo(() => {
    const { bodyId, date: meetingDate } = meeting;
    const [nextMeetingDate = null] = meetings
      .filter((each) => each.bodyId === bodyId && each.date > meetingDate)
      .map(({ date }) => date)
      .toSorted();
    const datePattern = bodies.find(({ id }) => id === bodyId)?.datePattern ?? null;
    return { meetingDate, nextMeetingDate, datePattern };
  }, [meetings, bodies, meeting]);
  return { people, organisations, attendees, register, names, present, dueFacts, sealedLetters };
}
