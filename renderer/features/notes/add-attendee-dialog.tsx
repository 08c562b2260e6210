import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import { attendanceKinds, type AttendanceKind } from '../../../shared/domain/attendance.ts';
import { attendanceKindNames } from '../../../shared/wording/names.ts';
import { NewPersonFields, type NewPerson } from '../../app/fields/new-person-fields.tsx';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export type AddAttendeeDialogProps = {
  readonly meetingId: string;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly attendees: readonly Attendee[];
  readonly onClose: () => void;
};

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
  const saving = useSaving();
  const problems = saving.problems.fields;
  const here = new Set(attendees.map((attendee) => attendee.personId));
  const organisationNames = new Map(organisations.map((each) => [each.id, each.shortName ?? each.name]));

  const add = async (): Promise<void> => {
    const known = how === 'known' ? personId : null;
    if (known === null && (how === 'known' || added.name.trim() === '')) {
      const fields = how === 'known' ? { personId: 'Choose a person.' } : { name: 'Type the name.' };
      saving.setProblems({ fields, other: null });
      return;
    }
    const attendee = known ?? (await client.people.create({ ...added, isCurrent: true })).id;
    const list = await client.attendance.set({ meetingId, personId: attendee, kind });
    await queries.invalidateQueries({ queryKey: operations.people.key({}) });
    queries.setQueryData(operations.attendance.list.queryKey({ input: { meetingId } }), list);
    announce(`Added as ${attendanceKindNames[kind].toLowerCase()}`);
    onClose();
  };

  return (
    <SavingDialog title="Add someone" deed="Add" saving={saving} onSave={add} onClose={onClose} size="small">
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
          errorMessage={problems['personId'] ?? null}
        />
      ) : (
        <NewPersonFields
          person={added}
          onChange={setAdded}
          people={people}
          organisations={organisations}
          problems={problems}
        />
      )}
      <SegmentedControl
        label="Attends as"
        options={attendanceKinds.map((id) => ({ id, label: attendanceKindNames[id] }))}
        value={kind}
        onChange={setKind}
      />
    </SavingDialog>
  );
}
