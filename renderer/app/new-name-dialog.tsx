import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { comparableName } from '../../shared/domain/comparable-name.ts';
import { shortFormOf } from '../../shared/domain/people.ts';
import type { NewName, NewNameProps } from '../editor/new-name.ts';
import { client, operations } from '../platform/client.ts';
import { announce } from '../ui/announcer.tsx';
import { Notice } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { TextField } from '../ui/text-field.tsx';
import { NewPersonFields, type NewPerson } from './fields/new-person-fields.tsx';
import { SavingDialog } from './saving-dialog.tsx';
import { useSaving } from './use-saving.ts';

const none: readonly never[] = [];

/** A list that was read, with one more; the core may have told of it already. */
function withNew<Entry extends { readonly id: string }>(
  known: readonly Entry[] | undefined,
  added: Entry,
): Entry[] | undefined {
  return known && [...known.filter(({ id }) => id !== added.id), added];
}

/** A person or an organisation that is named in a text and is not in the Library yet. */
export function NewNameDialog({ typed, onAdded, onClose }: NewNameProps): ReactNode {
  const queries = useQueryClient();
  const { data: people = none } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = none } = useQuery(operations.people.listOrganisations.queryOptions());
  const [kind, setKind] = useState<NewName['kind']>('person');
  const [person, setPerson] = useState<NewPerson>({
    name: typed,
    post: '',
    organisationId: null,
    shortForm: '',
  });
  const [shortName, setShortName] = useState('');
  const saving = useSaving();
  const problems = saving.problems.fields;
  const { name } = person;
  const known = (kind === 'person' ? people : organisations).find(
    (each) => comparableName(each.name) === comparableName(name),
  );

  const create = async (): Promise<NewName> => {
    // Whoever was added is known at once, also where nothing can be read just then.
    if (kind === 'organisation') {
      const added = await client.people.createOrganisation({ name, shortName });
      queries.setQueryData(operations.people.listOrganisations.queryKey(), (known) => withNew(known, added));
      return { kind, id: added.id, label: added.shortName ?? added.name };
    }
    const added = await client.people.create({ ...person, isCurrent: true });
    queries.setQueryData(operations.people.list.queryKey(), (known) => withNew(known, added));
    return { kind, id: added.id, label: shortFormOf(added) };
  };
  const add = async (): Promise<void> => {
    if (name.trim() === '') {
      saving.setProblems({ fields: { name: 'Type the name.' }, other: null });
      return;
    }
    const added = await create();
    void queries.invalidateQueries({ queryKey: operations.people.key({}) });
    announce(`${name.trim()} added to the Library`);
    onAdded(added);
  };

  return (
    <SavingDialog
      title="Add to the Library"
      deed="Add"
      saving={saving}
      onSave={add}
      onClose={onClose}
      size="small"
    >
      {kind === 'person' ? (
        <NewPersonFields
          person={person}
          onChange={setPerson}
          people={people}
          organisations={organisations}
          problems={problems}
        />
      ) : (
        <>
          <TextField
            label="Name"
            value={name}
            onChange={(next) => setPerson({ ...person, name: next })}
            isRequired
            errorMessage={problems['name'] ?? null}
          />
          <TextField
            label="Short name"
            description="How notes name it: “VRP”"
            value={shortName}
            onChange={setShortName}
            errorMessage={problems['shortName'] ?? null}
          />
        </>
      )}
      <SegmentedControl
        label="This is"
        options={[
          { id: 'person', label: 'A person' },
          { id: 'organisation', label: 'An organisation' },
        ]}
        value={kind}
        onChange={setKind}
      />
      {known === undefined ? null : (
        <Notice tone="due">
          “{known.name}” is in the Library already
          {'isCurrent' in known && !known.isCurrent ? ' (has left)' : ''}. What you add is another of the same
          name.
        </Notice>
      )}
    </SavingDialog>
  );
}
