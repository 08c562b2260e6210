import { useQuery } from '@tanstack/react-query';
import { Target } from 'lucide-react';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import { hrefFromTyped } from '../../../shared/document/safe-href.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { planEntryKinds, type PlanEntryKind } from '../../../shared/domain/plans.ts';
import { planEntryKindNames } from '../../../shared/wording/names.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { client, operations } from '../../platform/client.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LibraryPart } from './library-part.tsx';
import styles from './library.module.css';
import { OrderedRows } from './ordered-rows.tsx';
import { OtherPlans } from './other-plans.tsx';

export function PlansPart() {
  const { data: plans, error } = useQuery(operations.plans.list.queryOptions());
  return (
    <LibraryPart
      part="plans"
      label="Plans"
      rowName="Plan"
      icon={Target}
      emptyWords="A Police and Crime Plan has a period, priorities, themes, pledges and key documents. Cover papers link to them."
      columns={[
        { id: 'name', label: 'Name' },
        { id: 'period', label: 'Period', width: '40%' },
        { id: 'entries', label: 'Entries', width: '80px', align: 'end' },
      ]}
      rows={plans}
      error={error}
      cellsOf={(plan) => [
        <span key="period" className={styles.period}>
          {formatDate(plan.startsOn)} to {formatDate(plan.endsOn)}
          {plan.needsChecking ? <Chip tone="due">Check the names</Chip> : null}
        </span>,
        plan.entries.length,
      ]}
      otherWays={<OtherPlans />}
      fieldsOf={fieldsOf}
      create={(values) => client.plans.create({ ...values, entries: entriesToStore(values.entries) })}
      update={(values) => client.plans.update({ ...values, entries: entriesToStore(values.entries) })}
    >
      {(fields, change, problems) => (
        <>
          {fields.needsChecking ? (
            <Notice tone="due" title="Check the names against your published plan.">
              <p>
                Not all names and dates of this plan are confirmed. Correct what differs, then take the mark
                off.
              </p>
            </Notice>
          ) : null}
          <Checkbox
            isSelected={!fields.needsChecking}
            onChange={(isChecked) => change({ needsChecking: !isChecked })}
          >
            Its names and dates are those of the published plan
          </Checkbox>
          <TextField
            label="Short name"
            description="How a paper’s heading may call it: {plan.shortName}"
            value={fields.shortName}
            errorMessage={problems['shortName'] ?? null}
            onChange={(shortName) => change({ shortName })}
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
            errorMessage={problems['endsOn'] ?? problems['endTime'] ?? null}
            onChange={(endsOn) => change({ endsOn })}
          />
          <OrderedRows<EntryDraft>
            label="Priorities, themes, pledges and documents"
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
    shortName: plan?.shortName ?? '',
    needsChecking: plan?.needsChecking ?? false,
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
