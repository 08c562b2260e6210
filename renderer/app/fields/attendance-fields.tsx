import type { ReactNode } from 'react';
import type { Person } from '../../../shared/contract/entities/people.ts';
import type { AttendanceDetails } from '../../../shared/domain/attendance.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import styles from './attendance-fields.module.css';
import { TimeField } from './time-field.tsx';

export type AttendanceFieldsProps = {
  readonly personId: string;
  readonly people: readonly Person[];
  /** An empty time counts as none. */
  readonly value: AttendanceDetails;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<AttendanceDetails>) => void;
};

const places = [
  { id: 'room', label: 'In the room' },
  { id: 'online', label: 'Online' },
] as const;

/** How somebody who was there attended: where, in whose place, from when and until when. */
export function AttendanceFields({
  personId,
  people,
  value,
  problems,
  onChange,
}: AttendanceFieldsProps): ReactNode {
  return (
    <>
      <SegmentedControl
        label="Where"
        options={places}
        value={value.isOnline ? 'online' : 'room'}
        onChange={(place) => onChange({ isOnline: place === 'online' })}
      />
      <ComboBox
        label="Deputising for"
        options={people
          .filter(
            (person) => person.id !== personId && (person.isCurrent || person.id === value.deputisingForId),
          )
          .map((person) => ({ id: person.id, label: person.name, hint: person.post ?? '' }))}
        value={value.deputisingForId}
        onChange={(deputisingForId) => onChange({ deputisingForId })}
        errorMessage={problems['deputisingForId'] ?? null}
      />
      <div className={styles.times}>
        <TimeField
          label="Joined at"
          value={value.joinedAt ?? ''}
          onChange={(joinedAt) => onChange({ joinedAt })}
          errorMessage={problems['joinedAt'] ?? null}
        />
        <TimeField
          label="Left at"
          value={value.leftAt ?? ''}
          onChange={(leftAt) => onChange({ leftAt })}
          errorMessage={problems['leftAt'] ?? null}
        />
      </div>
      <p className={styles.hint}>Leave a time empty for who was there from the start, or to the end.</p>
    </>
  );
}
