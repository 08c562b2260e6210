import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import type { Organisation } from '../../../shared/contract/entities/people.ts';
import { client, operations } from '../../platform/client.ts';
import { TextField } from '../../ui/text-field.tsx';
import { LibraryPart } from './library-part.tsx';

export function OrganisationsPart() {
  const { data: organisations, error } = useQuery(operations.people.listOrganisations.queryOptions());
  return (
    <LibraryPart
      part="organisations"
      label="Organisations"
      rowName="Organisation"
      icon={Building2}
      emptyWords="Organisations produce the reports, and people belong to them."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'short', label: 'Short name', width: '30%' },
      ]}
      rows={organisations}
      error={error}
      cellsOf={({ shortName }) => [shortName ?? '–']}
      fieldsOf={fieldsOf}
      create={(values) => client.people.createOrganisation(values)}
      update={(values) => client.people.updateOrganisation(values)}
    >
      {(fields, change, problems) => (
        <TextField
          label="Short name"
          description="Used where room is short"
          value={fields.shortName}
          errorMessage={problems['shortName'] ?? null}
          onChange={(shortName) => change({ shortName })}
        />
      )}
    </LibraryPart>
  );
}

function fieldsOf(organisation: Organisation | null) {
  return { shortName: organisation?.shortName ?? '' };
}
