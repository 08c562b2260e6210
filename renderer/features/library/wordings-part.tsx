import { useQuery } from '@tanstack/react-query';
import { TextQuote } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import type { Wording } from '../../../shared/contract/entities/wordings.ts';
import { wordingFields } from '../../../shared/domain/wordings.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { LibraryPart } from './library-part.tsx';
import styles from './library.module.css';
import { WordingUses } from './wording-uses.tsx';

const every = 'every';
const fieldList = wordingFields.map((name) => `{${name}}`).join(', ');

export function WordingsPart() {
  const { data: wordings, error } = useQuery(operations.wordings.list.queryOptions());
  const { data: plans = [] } = useQuery(operations.plans.list.queryOptions());
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState(every);
  const categories = [...new Set((wordings ?? []).map((wording) => wording.category))];
  const entries = entryOptionsOf(plans);
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  const shownCategory = categories.includes(category) ? category : every;
  return (
    <LibraryPart
      part="wordings"
      label="Standard wording"
      rowName="Wording"
      icon={TextQuote}
      emptyWords="What every cover paper of a plan says alike is written here once. Papers take it over, and tell when it was changed."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'category', label: 'Category', width: '26%' },
        { id: 'entry', label: 'Belongs to', width: '30%', isSecondary: true },
      ]}
      rows={wordings}
      error={error}
      filter={{
        fields: (
          <div className={styles.filter}>
            <TextField label="Find wording" type="search" value={search} onChange={setSearch} />
            <Select
              label="Category"
              options={[
                { id: every, label: 'All categories' },
                ...categories.map((each) => ({ id: each, label: each })),
              ]}
              value={shownCategory}
              onChange={setCategory}
            />
          </div>
        ),
        shows: (wording) =>
          (shownCategory === every || wording.category === shownCategory) &&
          `${wording.name}\n${wording.text}`.toLocaleLowerCase('en-GB').includes(wanted),
      }}
      cellsOf={(wording) => [
        wording.category,
        entries.find(({ id }) => id === wording.planEntryId)?.label ?? '–',
      ]}
      fieldsOf={fieldsOf}
      create={(values) => client.wordings.create(values)}
      update={(values) => client.wordings.update(values)}
      remove={remove}
    >
      {(fields, change, problems, row) => (
        <>
          <ComboBox
            label="Category"
            isRequired
            options={categories
              .filter((each) => isBegunWith(each, fields.category))
              .map((each) => ({ id: each, label: each }))}
            value={null}
            onChange={(chosen) => {
              if (chosen !== null) change({ category: chosen });
            }}
            typing={{ text: fields.category, onChange: (typed) => change({ category: typed }) }}
            errorMessage={problems['category'] ?? null}
          />
          <TextArea
            label="Text"
            isRequired
            rows={12}
            value={fields.text}
            errorMessage={problems['text'] ?? null}
            description={`A blank line begins a paragraph, “- ” a bullet, “a) ” a letter; [name](https://…) is a link. Filled when it is put into a paper: ${fieldList}.`}
            onChange={(text) => change({ text })}
          />
          <ComboBox
            label="Belongs to"
            description="Papers that are linked to this entry of the plan are offered the wording first."
            options={entries}
            value={fields.planEntryId}
            errorMessage={problems['planEntryId'] ?? null}
            onChange={(planEntryId) => change({ planEntryId })}
          />
          {row ? <WordingUses id={row.id} /> : null}
        </>
      )}
    </LibraryPart>
  );
}

function fieldsOf(wording: Wording | null) {
  return {
    category: wording?.category ?? '',
    text: wording?.text ?? '',
    planEntryId: wording?.planEntryId ?? null,
  };
}

function isBegunWith(category: string, typed: string): boolean {
  return category.toLocaleLowerCase('en-GB').includes(typed.trim().toLocaleLowerCase('en-GB'));
}

function entryOptionsOf(plans: readonly Plan[]) {
  return plans.flatMap((plan) =>
    plan.entries.map(({ id, title }) => ({ id, label: title, hint: plan.name })),
  );
}

async function remove({ id, revision, name }: Wording): Promise<void> {
  await client.wordings.remove({ id, revision });
  showToast({
    message: `“${name}” was removed. Papers keep what they have of it.`,
    action: {
      label: 'Undo',
      onAction: () =>
        void client.wordings
          .restore({ id })
          .catch((error: unknown) => showToast({ tone: 'problem', message: oneLine(error) })),
    },
  });
}
