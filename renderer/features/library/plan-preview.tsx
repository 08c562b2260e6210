import type { ReactNode } from 'react';
import { isRealDate } from '../../../shared/domain/calendar-date.ts';
import { planPeriodLabel } from '../../../shared/domain/plans.ts';
import type { PlanInFile } from '../../../shared/plan-file/plan-file.ts';
import { planEntryKindNames } from '../../../shared/wording/names.ts';
import type { FormProblems } from '../../app/field-problems.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './plan-dialog.module.css';

/** A plan as it will be added: its names and period to be filled in or corrected, its entries to be looked at. */
export function PlanPreview({
  plan,
  problems: { fields, other },
  onChange,
}: {
  readonly plan: PlanInFile;
  readonly problems: FormProblems;
  readonly onChange: (plan: PlanInFile) => void;
}): ReactNode {
  const sentences = [...new Set([...Object.values(fields), ...(other === null ? [] : [other])])];
  const isPeriodKnown = isRealDate(plan.startsOn) && isRealDate(plan.endsOn);
  return (
    <>
      {sentences.length === 0 ? null : (
        <Notice tone="over" role="alert" title="The plan is not added yet.">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {plan.needsChecking ? (
        <Notice tone="due" title="Check the names against your published plan.">
          <p>
            Not all of its names and dates are confirmed. It keeps this mark until you say that they are
            checked.
          </p>
        </Notice>
      ) : null}
      <div className={styles.fields}>
        <TextField
          label="Name"
          isRequired
          autoFocus
          value={plan.name}
          errorMessage={fields['name'] ?? null}
          onChange={(name) => onChange({ ...plan, name })}
        />
        <TextField
          label="Short name"
          value={plan.shortName ?? ''}
          errorMessage={fields['shortName'] ?? null}
          onChange={(shortName) => onChange({ ...plan, shortName: shortName === '' ? null : shortName })}
        />
        <DateField
          label="First day"
          isRequired
          value={plan.startsOn}
          errorMessage={fields['startsOn'] ?? null}
          onChange={(startsOn) => onChange({ ...plan, startsOn })}
        />
        <DateField
          label="Last day"
          isRequired
          value={plan.endsOn}
          errorMessage={fields['endsOn'] ?? fields['endTime'] ?? null}
          onChange={(endsOn) => onChange({ ...plan, endsOn })}
        />
      </div>
      {isPeriodKnown && plan.startsOn <= plan.endsOn ? (
        <p className={styles.period}>Papers call its period {planPeriodLabel(plan)}.</p>
      ) : null}
      <Table
        label="Entries of the plan"
        columns={[
          { id: 'title', label: 'Title' },
          { id: 'kind', label: 'Kind', width: '110px' },
          { id: 'link', label: 'Link', width: '34%', isSecondary: true },
        ]}
        rows={plan.entries.map(({ kind, title, href }, index) => ({
          id: String(index),
          cells: [title, planEntryKindNames[kind], href ?? ''],
        }))}
      />
    </>
  );
}
