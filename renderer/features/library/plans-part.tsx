import { useQuery } from '@tanstack/react-query';
import { Target } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../shared/contract/entities.ts';
import { hrefFromTyped } from '../../../shared/document/safe-href.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { planEntryKinds, type PlanEntryKind } from '../../../shared/domain/plans.ts';
import { planEntryKindNames } from '../../../shared/wording/names.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { client, operations } from '../../platform/client.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDraft } from './drafts.ts';
import { LibraryForm } from './library-form.tsx';
import { LibraryPart, newRowId } from './library-part.tsx';
import { OrderedRows } from './ordered-rows.tsx';

export function PlansPart() {
  const { data: plans, error } = useQuery(operations.plans.list.queryOptions());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = plans?.find((each) => each.id === chosenId) ?? null;
  return (
    <LibraryPart
      part="plans"
      label="Plans"
      addLabel="New plan"
      icon={Target}
      emptyTitle="No plans yet"
      emptyWords="A Police and Crime Plan has a period, priorities, themes and key documents. Cover papers link to them."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'period', label: 'Period', width: '40%' },
        { id: 'entries', label: 'Entries', width: '80px', align: 'end' },
      ]}
      rows={plans?.map((plan) => ({
        id: plan.id,
        name: plan.name,
        cells: [`${formatDate(plan.startsOn)} to ${formatDate(plan.endsOn)}`, plan.entries.length],
      }))}
      error={error}
      chosenId={chosenId}
      onChoose={setChosenId}
      editor={
        chosenId === null ? null : (
          <PlanForm key={chosenId} plan={chosen} onSaved={setChosenId} onClose={() => setChosenId(null)} />
        )
      }
    />
  );
}

type PlanFormProps = {
  readonly plan: Plan | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
};

type EntryDraft = {
  readonly id?: string;
  readonly kind: PlanEntryKind;
  readonly title: string;
  readonly href: string;
};

function PlanForm({ plan, onSaved, onClose }: PlanFormProps) {
  const { fields, isChanged, change, forget } = useDraft(`plans ${plan?.id ?? newRowId}`, {
    revision: plan?.revision ?? 0,
    name: plan?.name ?? '',
    startsOn: plan?.startsOn ?? '',
    endsOn: plan?.endsOn ?? '',
    entries: (plan?.entries ?? []).map((entry): EntryDraft => ({ ...entry, href: entry.href ?? '' })),
  });
  const save = async (): Promise<void> => {
    const { revision, entries, ...values } = fields;
    const input = {
      ...values,
      entries: entries.map(({ href, ...entry }) => ({
        ...entry,
        href: href.trim() === '' ? null : (hrefFromTyped(href) ?? href),
      })),
    };
    const saved = plan
      ? await client.plans.update({ id: plan.id, revision, ...input })
      : await client.plans.create(input);
    forget();
    onSaved(saved.id);
  };
  return (
    <LibraryForm
      title={plan ? 'Plan' : 'New plan'}
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
            autoFocus={plan === null}
            value={fields.name}
            errorMessage={problems['name'] ?? null}
            onChange={(name) => change({ name })}
          />
          <DateField
            label="First day"
            isRequired
            value={fields.startsOn}
            errorMessage={problems['startsOn'] ?? null}
            onChange={(startsOn) => change({ startsOn })}
          />
          <DateField
            label="Last day"
            isRequired
            value={fields.endsOn}
            errorMessage={problems['endsOn'] ?? null}
            onChange={(endsOn) => change({ endsOn })}
          />
          <OrderedRows<EntryDraft>
            label="Priorities, themes and documents"
            addLabel="Add an entry"
            rows={fields.entries}
            blank={() => ({ kind: 'priority', title: '', href: '' })}
            nameOf={(entry) => entry.title}
            onChange={(entries) => change({ entries: [...entries] })}
          >
            {(entry, index, changeEntry) => (
              <>
                <Select
                  label={`Kind of entry ${index + 1}`}
                  isLabelHidden
                  options={planEntryKinds.map((kind) => ({ id: kind, label: planEntryKindNames[kind] }))}
                  value={entry.kind}
                  onChange={(kind) => changeEntry({ kind })}
                />
                <TextField
                  label={`Title of entry ${index + 1}`}
                  isLabelHidden
                  placeholder="Title"
                  value={entry.title}
                  errorMessage={problems[`entries.${index}.title`] ?? null}
                  onChange={(title) => changeEntry({ title })}
                />
                <TextField
                  label={`Link of entry ${index + 1}`}
                  isLabelHidden
                  placeholder="Link, https://"
                  value={entry.href}
                  errorMessage={problems[`entries.${index}.href`] ?? null}
                  onChange={(href) => changeEntry({ href })}
                />
              </>
            )}
          </OrderedRows>
        </>
      )}
    </LibraryForm>
  );
}
