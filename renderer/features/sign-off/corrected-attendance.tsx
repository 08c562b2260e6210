import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import {
  attendanceKinds,
  noDetails,
  type AttendanceDetails,
  type AttendanceKind,
} from '../../../shared/domain/attendance.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { AttendanceFields } from '../../app/fields/attendance-fields.tsx';
import { operations } from '../../platform/client.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

/** How somebody attended; `kind` null: not at all, and without apologies. */
export type CorrectedAttendance = AttendanceDetails & {
  readonly personId: string;
  readonly kind: AttendanceKind | null;
};

export type CorrectedAttendanceProps = {
  readonly meeting: Meeting;
  readonly record: SealedRecord;
  /** null: nobody is chosen yet. */
  readonly value: CorrectedAttendance | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (value: CorrectedAttendance | null) => void;
};

const notThere = 'not-there';
const ways = [
  ...attendanceKinds.map((id) => ({ id, label: attendanceKindNames[id] })),
  { id: notThere, label: 'Not there' } as const,
];

/** Whose attendance is wrong in agreed notes, and how it was. */
export function CorrectedAttendanceFields({
  meeting,
  record,
  value,
  problems,
  onChange,
}: CorrectedAttendanceProps): ReactNode {
  const { data: attendees = [] } = useQuery(
    operations.attendance.list.queryOptions({ input: { meetingId: meeting.id } }),
  );
  const { data: peopleNow = [] } = useQuery(operations.people.list.queryOptions());
  const people = asNamedThen(peopleNow, record.names?.people);
  const listed = new Map(attendees.map((attendee) => [attendee.personId, attendee]));
  const choose = (personId: string | null): void => {
    if (personId === null) return onChange(null);
    const known = listed.get(personId);
    onChange({ personId, kind: known?.kind ?? null, ...detailsOf(known ?? noDetails) });
  };
  return (
    <>
      <ComboBox
        label="Person"
        description="Anybody in the Library, on the list or not"
        isRequired
        options={people.map(({ id, name, post }) => {
          const kind = listed.get(id)?.kind;
          return { id, label: name, hint: kind === undefined ? (post ?? '') : attendanceKindNames[kind] };
        })}
        value={value?.personId ?? null}
        errorMessage={value === null ? (problems['personId'] ?? null) : null}
        onChange={choose}
      />
      {value === null ? null : (
        <SegmentedControl
          label="Attended as"
          options={ways}
          value={value.kind ?? notThere}
          onChange={(way) => onChange({ ...value, kind: way === notThere ? null : way })}
        />
      )}
      {value === null || value.kind === null || value.kind === 'apologies' ? null : (
        <AttendanceFields
          personId={value.personId}
          people={people}
          value={value}
          problems={problems}
          onChange={(change) => onChange({ ...value, ...change })}
        />
      )}
    </>
  );
}

function detailsOf({ deputisingForId, joinedAt, leftAt, isOnline }: AttendanceDetails): AttendanceDetails {
  return { deputisingForId, joinedAt, leftAt, isOnline };
}
