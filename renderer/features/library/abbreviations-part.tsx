import { useQuery } from '@tanstack/react-query';
import { WholeWord } from 'lucide-react';
import { useState } from 'react';
import type { Abbreviation } from '../../../shared/contract/entities/abbreviations.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LibraryPart } from './library-part.tsx';
import styles from './library.module.css';

const every = 'every';

export function AbbreviationsPart() {
  const { data: abbreviations, error } = useQuery(operations.abbreviations.list.queryOptions());
  const { data: bodies = [] } = useQuery(operations.bodies.list.queryOptions());
  const [search, setSearch] = useState('');
  const [bodyId, setBodyId] = useState(every);
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  const ofBodies = bodies.map(({ id, name }) => ({ id, label: name }));
  return (
    <LibraryPart
      part="abbreviations"
      label="Abbreviations"
      rowName="Abbreviation"
      naming={{ label: 'Abbreviation', field: 'short', description: 'As it stands in the text, such as VRP' }}
      icon={WholeWord}
      emptyWords="What a body says for short, with what it stands for. In notes and papers an abbreviation shows its meaning, and Ctrl . writes it out."
      columns={[
        { id: 'short', label: 'Abbreviation', width: '20%' },
        { id: 'meaning', label: 'Stands for' },
        { id: 'body', label: 'Body', width: '32%', isSecondary: true },
      ]}
      rows={abbreviations?.map((each) => ({ ...each, name: each.short }))}
      error={error}
      filter={{
        fields: (
          <div className={styles.filter}>
            <TextField label="Find an abbreviation" type="search" value={search} onChange={setSearch} />
            <Select
              label="Body"
              options={[{ id: every, label: 'All bodies' }, ...ofBodies]}
              value={bodyId}
              onChange={setBodyId}
            />
          </div>
        ),
        shows: (each) =>
          (bodyId === every || each.bodyId === bodyId) &&
          `${each.short}\n${each.meaning}`.toLocaleLowerCase('en-GB').includes(wanted),
      }}
      cellsOf={({ meaning, bodyId: id }) => [meaning, bodies.find((body) => body.id === id)?.name ?? '–']}
      fieldsOf={(row) => ({ meaning: row?.meaning ?? '', bodyId: row?.bodyId ?? bodies[0]?.id ?? '' })}
      create={({ name, ...fields }) => client.abbreviations.create({ short: name, ...fields })}
      update={({ name, ...fields }) => client.abbreviations.update({ short: name, ...fields })}
      remove={remove}
    >
      {(fields, change, problems) => (
        <>
          <TextField
            label="Stands for"
            isRequired
            placeholder="Violence Reduction Partnership"
            value={fields.meaning}
            errorMessage={problems['meaning'] ?? null}
            onChange={(meaning) => change({ meaning })}
          />
          <Select
            label="Body"
            isRequired
            options={ofBodies}
            value={fields.bodyId}
            errorMessage={problems['bodyId'] ?? null}
            onChange={(chosen) => change({ bodyId: chosen })}
          />
        </>
      )}
    </LibraryPart>
  );
}

async function remove({ id, revision, short }: Abbreviation): Promise<void> {
  await client.abbreviations.remove({ id, revision });
  showToast({
    message: `“${short}” was removed. No text has changed.`,
    action: {
      label: 'Undo',
      onAction: () =>
        void client.abbreviations
          .restore({ id })
          .catch((error: unknown) => showToast({ tone: 'problem', message: oneLine(error) })),
    },
  });
}
