import { useQuery } from '@tanstack/react-query';
import { Target } from 'lucide-react';
import type { Plan } from '../../../shared/contract/entities.ts';
import { hrefFromTyped } from '../../../shared/document/safe-href.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { planEntryKinds, type PlanEntryKind } from '../../../shared/domain/plans.ts';
import { planEntryKindNames } from '../../../shared/wording/names.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { client, operations } from '../../platform/client.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LibraryPart } from './library-part.tsx';
import { OrderedRows } from './ordered-rows.tsx';

export function PlansPart() {
  const { data: plans, error } = useQuery(operations.plans.list.queryOptions());
  return (
    <LibraryPart
      part="plans"
      label="Plans"
      rowName="Plan"
      icon={Target}
      emptyWords="A Police and Crime Plan has a period, priorities, themes and key documents. Cover papers link to them."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'period', label: 'Period', width: '40%' },
        { id: 'entries', label: 'Entries', width: '80px', align: 'end' },
      ]}
      rows={plans}
      error={error}
      cellsOf={(plan) => [`${formatDate(plan.startsOn)} to ${formatDate(plan.endsOn)}`, plan.entries.length]}
      fieldsOf={fieldsOf}
      create={(values) => client.plans.create({ ...values, entries: entriesToStore(values.entries) })}
      update={(values) => client.plans.update({ ...values, entries: entriesToStore(values.entries) })}
    >
      {(fields, change, problems) => (
        <>
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
    </LibraryPart>
  );
}

type EntryDraft = {
  readonly id?: string;
  readonly kind: PlanEntryKind;
  readonly title: string;
  readonly href: string;
};

function fieldsOf(plan: Plan | null) {
  return {
    startsOn: plan?.startsOn ?? '',
    endsOn: plan?.endsOn ?? '',
    entries: (plan?.entries ?? []).map((entry): EntryDraft => ({ ...entry, href: entry.href ?? '' })),
  };
}

function entriesToStore(entries: readonly EntryDraft[]) {
  return entries.map(({ href, ...entry }) => ({
    ...entry,
    href: href.trim() === '' ? null : (hrefFromTyped(href) ?? href),
  }));
}
