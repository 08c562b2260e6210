import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import { attendanceKinds, type AttendanceKind } from '../../../shared/domain/attendance.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { oneLine } from '../../app/field-problems.ts';
import { NewPersonFields, type NewPerson } from '../../app/fields/new-person-fields.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export type AddAttendeeDialogProps = {
  readonly meetingId: string;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly attendees: readonly Attendee[];
  readonly onClose: () => void;
};

const newPerson = 'new';

const nobody: NewPerson = { name: '', post: '', organisationId: null, shortForm: '' };

/** Someone who is known already, or someone new. */
export function AddAttendeeDialog({
  meetingId,
  people,
  organisations,
  attendees,
  onClose,
}: AddAttendeeDialogProps): ReactNode {
  const queries = useQueryClient();
  const [how, setHow] = useState<'known' | 'new'>(people.length === 0 ? 'new' : 'known');
  const [personId, setPersonId] = useState<string | null>(null);
  const [kind, setKind] = useState<AttendanceKind>('present');
  const [added, setAdded] = useState(nobody);
  const [isTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const here = new Set(attendees.map((attendee) => attendee.personId));
  const organisationNames = new Map(organisations.map((each) => [each.id, each.shortName ?? each.name]));

  const add = async (): Promise<void> => {
    setTried(true);
    if (how === 'known' ? personId === null : added.name.trim() === '') return;
    setSaving(true);
    setProblem(null);
    try {
      const attendee =
        how === 'known'
          ? (personId ?? newPerson)
          : (await client.people.create({ ...added, isCurrent: true })).id;
      const list = await client.attendance.set({ meetingId, personId: attendee, kind });
      await queries.invalidateQueries({ queryKey: operations.people.key({}) });
      queries.setQueryData(operations.attendance.list.queryKey({ input: { meetingId } }), list);
      announce(`Added as ${attendanceKindNames[kind].toLowerCase()}`);
      onClose();
    } catch (error) {
      setProblem(oneLine(error));
      setSaving(false);
    }
  };

  return (
    <Dialog
      title="Add someone"
      isOpen
      onClose={onClose}
      onSubmit={() => void add()}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" isPending={isSaving}>
            Add
          </Button>
        </>
      }
    >
      {people.length === 0 ? null : (
        <SegmentedControl
          label="Who"
          options={[
            { id: 'known', label: 'Someone known' },
            { id: 'new', label: 'Someone new' },
          ]}
          value={how}
          onChange={setHow}
        />
      )}
      {how === 'known' ? (
        <ComboBox
          label="Person"
          options={people
            .filter((person) => person.isCurrent && !here.has(person.id))
            .map((person) => ({
              id: person.id,
              label: person.name,
              hint: [person.post, organisationNames.get(person.organisationId ?? '')]
                .filter((part) => part !== null && part !== undefined && part !== '')
                .join(', '),
            }))}
          value={personId}
          onChange={setPersonId}
          autoFocus
          errorMessage={isTried && personId === null ? 'Choose a person.' : null}
        />
      ) : (
        <NewPersonFields
          person={added}
          onChange={setAdded}
          people={people}
          organisations={organisations}
          nameProblem={isTried && added.name.trim() === '' ? 'Type the name.' : null}
        />
      )}
      <SegmentedControl
        label="Attends as"
        options={attendanceKinds.map((id) => ({ id, label: attendanceKindNames[id] }))}
        value={kind}
        onChange={setKind}
      />
      {problem === null ? null : (
        <Notice tone="over" role="alert">
          {problem}
        </Notice>
      )}
    </Dialog>
  );
}
