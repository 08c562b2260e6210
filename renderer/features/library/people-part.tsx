import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useState } from 'react';
import type { Organisation, Person } from '../../../shared/contract/entities.ts';
import { client, operations } from '../../platform/client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDraft } from './drafts.ts';
import { LibraryForm } from './library-form.tsx';
import { LibraryPart, newRowId } from './library-part.tsx';

export function PeoplePart() {
  const { data: people, error } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = people?.find((each) => each.id === chosenId) ?? null;
  return (
    <LibraryPart
      part="people"
      label="People"
      addLabel="New person"
      icon={Users}
      emptyTitle="No people yet"
      emptyWords="People chair meetings, lead items, attend and own actions. Each has a name, a post and an organisation."
      columns={[
        { id: 'name', label: 'Name', width: '26%' },
        { id: 'post', label: 'Post' },
        { id: 'organisation', label: 'Organisation', width: '24%' },
        { id: 'short', label: 'Short form', width: '18%' },
      ]}
      rows={people?.map((person) => ({
        id: person.id,
        name: person.isCurrent ? person.name : `${person.name} (has left)`,
        cells: [
          person.post ?? '–',
          organisations.find((each) => each.id === person.organisationId)?.name ?? '–',
          person.shortForm ?? '–',
        ],
      }))}
      error={error}
      chosenId={chosenId}
      onChoose={setChosenId}
      editor={
        chosenId === null ? null : (
          <PersonForm
            key={chosenId}
            person={chosen}
            organisations={organisations}
            onSaved={setChosenId}
            onClose={() => setChosenId(null)}
          />
        )
      }
    />
  );
}

type PersonFormProps = {
  readonly person: Person | null;
  readonly organisations: readonly Organisation[];
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
};

function PersonForm({ person, organisations, onSaved, onClose }: PersonFormProps) {
  const { fields, isChanged, change, forget } = useDraft(`people ${person?.id ?? newRowId}`, {
    revision: person?.revision ?? 0,
    name: person?.name ?? '',
    post: person?.post ?? '',
    organisationId: person?.organisationId ?? null,
    shortForm: person?.shortForm ?? '',
    isCurrent: person?.isCurrent ?? true,
  });
  const save = async (): Promise<void> => {
    const { revision, ...values } = fields;
    const saved = person
      ? await client.people.update({ id: person.id, revision, ...values })
      : await client.people.create(values);
    forget();
    onSaved(saved.id);
  };
  return (
    <LibraryForm
      title={person ? 'Person' : 'New person'}
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
            autoFocus={person === null}
            value={fields.name}
            errorMessage={problems['name'] ?? null}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="Post"
            value={fields.post}
            errorMessage={problems['post'] ?? null}
            onChange={(post) => change({ post })}
          />
          <ComboBox
            label="Organisation"
            options={organisations.map(({ id, name }) => ({ id, label: name }))}
            value={fields.organisationId}
            errorMessage={problems['organisationId'] ?? null}
            onChange={(organisationId) => change({ organisationId })}
          />
          <TextField
            label="Short form"
            description="How notes name the person after the first time: “ACC Harland”"
            value={fields.shortForm}
            errorMessage={problems['shortForm'] ?? null}
            onChange={(shortForm) => change({ shortForm })}
          />
          <Checkbox isSelected={fields.isCurrent} onChange={(isCurrent) => change({ isCurrent })}>
            In post: offered for new meetings
          </Checkbox>
        </>
      )}
    </LibraryForm>
  );
}
