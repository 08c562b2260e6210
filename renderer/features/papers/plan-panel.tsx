import { TextQuote } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import type { Wording } from '../../../shared/contract/entities/wordings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import {
  isInForce,
  linkedEntryKinds,
  planNameWithPeriod,
  type LinkedEntryKind,
} from '../../../shared/domain/plans.ts';
import { hrefTo, libraryPath } from '../../app/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './plan-panel.module.css';
import type { PlanLinks } from './use-plan-links.ts';

const groupTitles: Readonly<Record<LinkedEntryKind, string>> = {
  priority: 'Priorities',
  theme: 'Cross-cutting themes',
  pledge: 'Pledges',
};

export type PlanPanelProps = {
  readonly plan: Plan | null;
  readonly meeting: Meeting;
  readonly links: PlanLinks;
  /** The ticks are shown, and do not change. */
  readonly isLocked: boolean;
  readonly wordings: readonly Wording[];
  /** Puts a wording under the plan's heading. */
  readonly onPutIn: (wording: Wording) => void;
};

/** Which priorities, themes and pledges of the plan the paper belongs to. */
export function PlanPanel({ plan, meeting, links, isLocked, wordings, onPutIn }: PlanPanelProps): ReactNode {
  if (!plan) {
    return (
      <div className={styles.panel}>
        <h2>Plan</h2>
        <p className={styles.when}>
          No plan is chosen for this meeting, so there are no priorities to tick. Choose one in the meeting’s
          details.
        </p>
        <ButtonLink href={hrefTo(`${libraryPath}/plans`)}>Go to the plans</ButtonLink>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <h2>{planNameWithPeriod(plan)}</h2>
      <p className={styles.when}>
        {isInForce(plan, meeting.date)
          ? `In force on ${formatDate(meeting.date)}`
          : `Not in force on ${formatDate(meeting.date)}: ${formatDate(plan.startsOn)} to ${formatDate(plan.endsOn)}`}
      </p>
      {plan.needsChecking ? (
        <p className={styles.when}>
          The names of this plan are not compared with the published one yet.{' '}
          <a href={hrefTo(`${libraryPath}/plans`)}>Check them in the Library</a>.
        </p>
      ) : null}
      {linkedEntryKinds.map((kind) => {
        const entries = plan.entries.filter((entry) => entry.kind === kind);
        if (entries.length === 0) return null;
        return (
          <fieldset key={kind} className={styles.group}>
            <legend>{groupTitles[kind]}</legend>
            {entries.map((entry, index) => (
              <Fragment key={entry.id}>
                <Checkbox
                  isSelected={links.ids.includes(entry.id)}
                  isDisabled={links.isPending || isLocked}
                  onChange={(isOn) =>
                    links.set(
                      plan.entries
                        .map(({ id }) => id)
                        .filter((id) => (id === entry.id ? isOn : links.ids.includes(id))),
                    )
                  }
                >
                  {kind === 'priority' ? `${index + 1} ${entry.title}` : entry.title}
                </Checkbox>
                {isLocked || !links.ids.includes(entry.id)
                  ? null
                  : wordings
                      .filter(({ planEntryId }) => planEntryId === entry.id)
                      .map((wording) => (
                        <Button
                          key={wording.id}
                          variant="quiet"
                          icon={TextQuote}
                          aria-label={`Put in the wording “${wording.name}” of ${entry.title}`}
                          onPress={() => onPutIn(wording)}
                        >
                          {`Put in “${wording.name}”`}
                        </Button>
                      ))}
              </Fragment>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
