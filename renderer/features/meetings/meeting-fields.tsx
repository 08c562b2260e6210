import type { Person } from '../../../shared/contract/entities/people.ts';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import { planInForce, planPeriodLabel } from '../../../shared/domain/plans.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { TimeField } from '../../app/fields/time-field.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { planIdOf, type MeetingDraft } from './meeting-draft.ts';
import styles from './meetings.module.css';

export type MeetingFieldsProps = {
  readonly draft: MeetingDraft;
  readonly onChange: (draft: MeetingDraft) => void;
  readonly problems: Readonly<Record<string, string>>;
  readonly people: readonly Person[];
  readonly plans: readonly Plan[];
};

const noPlan = 'none';

/** The fields of a new meeting and of one that is edited. */
export function MeetingFields({ draft, onChange, problems, people, plans }: MeetingFieldsProps) {
  const planId = planIdOf(draft, plans);
  const inForce = planInForce(plans, draft.date);
  return (
    <div className={styles.grid}>
      <div className={styles.whole}>
        <DateField
          id="meeting-date"
          label="Date"
          isRequired
          value={draft.date}
          errorMessage={problems['date'] ?? null}
          onChange={(date) => onChange({ ...draft, date })}
        />
      </div>
      <TimeField
        id="meeting-start"
        label="Start"
        value={draft.startTime}
        errorMessage={problems['startTime'] ?? null}
        onChange={(startTime) => onChange({ ...draft, startTime })}
      />
      <TimeField
        id="meeting-end"
        label="End"
        value={draft.endTime}
        errorMessage={problems['endTime'] ?? null}
        onChange={(endTime) => onChange({ ...draft, endTime })}
      />
      <div className={styles.whole}>
        <TextField
          id="meeting-place"
          label="Place"
          description="A venue, joining details, or both"
          value={draft.place}
          errorMessage={problems['place'] ?? null}
          onChange={(place) => onChange({ ...draft, place })}
        />
      </div>
      <ComboBox
        label="Chair"
        value={draft.chairId}
        options={people
          .filter((person) => person.isCurrent || person.id === draft.chairId)
          .map((person) => ({
            id: person.id,
            label: person.name,
            ...(person.post === null ? {} : { hint: person.post }),
          }))}
        description={people.length === 0 ? 'People are added in the library.' : undefined}
        errorMessage={problems['chairId'] ?? null}
        onChange={(chairId) => onChange({ ...draft, chairId })}
      />
      <Select
        label="Plan"
        value={planId ?? noPlan}
        options={[
          { id: noPlan, label: 'No plan' },
          ...plans.map((plan) => ({ id: plan.id, label: plan.name, hint: planPeriodLabel(plan) })),
        ]}
        description={
          inForce === null
            ? undefined
            : inForce.id === planId
              ? 'In force on this date'
              : `In force: ${inForce.name}`
        }
        errorMessage={problems['planId'] ?? null}
        onChange={(id) =>
          onChange({ ...draft, plan: { choice: 'chosen', planId: id === noPlan ? null : id } })
        }
      />
    </div>
  );
}

/** Where each field of a meeting stands in the form, for the links of an error summary. */
export const meetingFieldIds: Readonly<Record<string, string>> = {
  name: 'body-name',
  bodyId: 'body',
  date: 'meeting-date',
  startTime: 'meeting-start',
  endTime: 'meeting-end',
  place: 'meeting-place',
};
