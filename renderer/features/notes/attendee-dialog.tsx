import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Person } from '../../../shared/contract/entities/people.ts';
import { attendanceKinds } from '../../../shared/domain/attendance.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { formProblems, noProblems } from '../../app/field-problems.ts';
import { AttendanceFields } from '../../app/fields/attendance-fields.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export type AttendeeDialogProps = {
  readonly meetingId: string;
  readonly attendee: Attendee;
  /** As the list names them. */
  readonly name: string;
  readonly people: readonly Person[];
  readonly onClose: () => void;
};

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
        <AttendanceFields
          personId={personId}
          people={people}
          value={draft}
          problems={problems.fields}
          onChange={change}
        />
      ) : null}
      {problems.other === null ? null : (
        <Notice tone="over" role="alert">
          {problems.other}
        </Notice>
      )}
    </Dialog>
  );
}
