import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import type { Person } from '../../../shared/contract/entities/people.ts';
import { client, operations } from '../../platform/client.ts';
import { ShortFormField } from '../../app/fields/short-form-field.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LibraryPart } from './library-part.tsx';

export function PeoplePart() {
  const { data: people, error } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  return (
    <LibraryPart
      part="people"
      label="People"
      rowName="Person"
      icon={Users}
      emptyWords="People chair meetings, lead items, attend and own actions. Each has a name, a post and an organisation."
      columns={[
        { id: 'name', label: 'Name', width: '26%' },
        { id: 'post', label: 'Post' },
        { id: 'organisation', label: 'Organisation', width: '24%' },
        { id: 'short', label: 'Short form', width: '18%' },
      ]}
      rows={people}
      error={error}
      nameOf={(person) => (person.isCurrent ? person.name : `${person.name} (has left)`)}
      cellsOf={(person) => [
        person.post ?? '–',
        organisations.find((each) => each.id === person.organisationId)?.name ?? '–',
        person.shortForm ?? '–',
      ]}
      fieldsOf={fieldsOf}
      create={(values) => client.people.create(values)}
      update={(values) => client.people.update(values)}
    >
      {(fields, change, problems, row, name) => (
        <>
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
          <ShortFormField
            name={name}
            post={fields.post}
            value={fields.shortForm}
            taken={(people ?? []).flatMap(({ id, isCurrent, shortForm }) =>
              isCurrent && shortForm !== null && id !== row?.id ? [shortForm] : [],
            )}
            errorMessage={problems['shortForm'] ?? null}
            onChange={(shortForm) => change({ shortForm })}
          />
          <Checkbox isSelected={fields.isCurrent} onChange={(isCurrent) => change({ isCurrent })}>
            In post: offered for new meetings
          </Checkbox>
        </>
      )}
    </LibraryPart>
  );
}

function fieldsOf(person: Person | null) {
  return {
    post: person?.post ?? '',
    organisationId: person?.organisationId ?? null,
    shortForm: person?.shortForm ?? '',
    isCurrent: person?.isCurrent ?? true,
  };
}
