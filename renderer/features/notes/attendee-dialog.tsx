import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Person } from '../../../shared/contract/entities/people.ts';
import { attendanceKinds } from '../../../shared/domain/attendance.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { formProblems, noProblems } from '../../app/field-problems.ts';
import { TimeField } from '../../app/fields/time-field.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import styles from './people-panel.module.css';

export type AttendeeDialogProps = {
  readonly meetingId: string;
  readonly attendee: Attendee;
  /** As the list names them. */
  readonly name: string;
  readonly people: readonly Person[];
  readonly onClose: () => void;
};

const places = [
  { id: 'room', label: 'In the room' },
  { id: 'online', label: 'Online' },
] as const;

/** How somebody attends: as what, where, in whose place, from when and until when. */
export function AttendeeDialog({
  meetingId,
  attendee,
  name,
  people,
  onClose,
}: AttendeeDialogProps): ReactNode {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(attendee);
  const [problems, setProblems] = useState(noProblems);
  const [isSaving, setSaving] = useState(false);
  const { personId } = attendee;
  const change = (part: Partial<Attendee>): void => setDraft({ ...draft, ...part });
  const isThere = draft.kind !== 'apologies';

  const save = async (): Promise<void> => {
    setSaving(true);
    const { kind, deputisingForId, isOnline } = draft;
    try {
      const list = await client.attendance.set({
        meetingId,
        personId,
        kind,
        ...(isThere
          ? { deputisingForId, isOnline, joinedAt: draft.joinedAt || null, leftAt: draft.leftAt || null }
          : {}),
      });
      queries.setQueryData(operations.attendance.list.queryKey({ input: { meetingId } }), list);
      announce(`Attendance of ${name} saved`);
      onClose();
    } catch (error) {
      setProblems(formProblems(error));
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={`How ${name} attends`}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" isPending={isSaving}>
            Save
          </Button>
        </>
      }
    >
      <SegmentedControl
        label="Attends as"
        options={attendanceKinds.map((id) => ({ id, label: attendanceKindNames[id] }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      {isThere ? (
        <>
          <SegmentedControl
            label="Where"
            options={places}
            value={draft.isOnline ? 'online' : 'room'}
            onChange={(place) => change({ isOnline: place === 'online' })}
          />
          <ComboBox
            label="Deputising for"
            options={people
              .filter(
                (person) =>
                  person.id !== personId && (person.isCurrent || person.id === draft.deputisingForId),
              )
              .map((person) => ({ id: person.id, label: person.name, hint: person.post ?? '' }))}
            value={draft.deputisingForId}
            onChange={(deputisingForId) => change({ deputisingForId })}
            errorMessage={problems.fields['deputisingForId'] ?? null}
          />
          <div className={styles.times}>
            <TimeField
              label="Joined at"
              value={draft.joinedAt ?? ''}
              onChange={(joinedAt) => change({ joinedAt })}
              errorMessage={problems.fields['joinedAt'] ?? null}
            />
            <TimeField
              label="Left at"
              value={draft.leftAt ?? ''}
              onChange={(leftAt) => change({ leftAt })}
              errorMessage={problems.fields['leftAt'] ?? null}
            />
          </div>
          <p className={styles.hint}>Leave a time empty for who was there from the start, or to the end.</p>
        </>
      ) : null}
      {problems.other === null ? null : (
        <Notice tone="over" role="alert">
          {problems.other}
        </Notice>
      )}
    </Dialog>
  );
}
