import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import type { Organisation } from '../../../shared/contract/entities.ts';
import { client, operations } from '../../platform/client.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useDraft } from './drafts.ts';
import { LibraryForm } from './library-form.tsx';
import { LibraryPart, newRowId } from './library-part.tsx';

export function OrganisationsPart() {
  const { data: organisations, error } = useQuery(operations.people.listOrganisations.queryOptions());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = organisations?.find((each) => each.id === chosenId) ?? null;
  return (
    <LibraryPart
      part="organisations"
      label="Organisations"
      addLabel="New organisation"
      icon={Building2}
      emptyTitle="No organisations yet"
      emptyWords="Organisations produce the reports, and people belong to them."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'short', label: 'Short name', width: '30%' },
      ]}
      rows={organisations?.map(({ id, name, shortName }) => ({ id, name, cells: [shortName ?? '–'] }))}
      error={error}
      chosenId={chosenId}
      onChoose={setChosenId}
      editor={
        chosenId === null ? null : (
          <OrganisationForm
            key={chosenId}
            organisation={chosen}
            onSaved={setChosenId}
            onClose={() => setChosenId(null)}
          />
        )
      }
    />
  );
}

type OrganisationFormProps = {
  readonly organisation: Organisation | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
};

function OrganisationForm({ organisation, onSaved, onClose }: OrganisationFormProps) {
  const { fields, isChanged, change, forget } = useDraft(`organisations ${organisation?.id ?? newRowId}`, {
    revision: organisation?.revision ?? 0,
    name: organisation?.name ?? '',
    shortName: organisation?.shortName ?? '',
  });
  const save = async (): Promise<void> => {
    const { revision, ...values } = fields;
    const saved = organisation
      ? await client.people.updateOrganisation({ id: organisation.id, revision, ...values })
      : await client.people.createOrganisation(values);
    forget();
    onSaved(saved.id);
  };
  return (
    <LibraryForm
      title={organisation ? 'Organisation' : 'New organisation'}
      isChanged={isChanged}
      onSave={save}
      onTakeBack={forget}
      onClose={onClose}
    >
      {(problems) => (
        <>
          <TextField
            label="Name"
            isRequired
            autoFocus={organisation === null}
            value={fields.name}
            errorMessage={problems['name'] ?? null}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="Short name"
            description="Used where room is short"
            value={fields.shortName}
            errorMessage={problems['shortName'] ?? null}
            onChange={(shortName) => change({ shortName })}
          />
        </>
      )}
    </LibraryForm>
  );
}
