import type { ReactNode } from 'react';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import { linkedEntriesOf } from '../../../shared/domain/plans.ts';
import { linkedEntryLabels } from '../../../shared/wording/linked-entry-labels.ts';
import styles from './paper-page.module.css';

/** What the paper is linked to, as it will stand in Word under the plan's heading. The ticks beside the page set it. */
export function PlanLinkLines({
  plan,
  planEntryIds,
}: {
  readonly plan: Plan | null;
  readonly planEntryIds: readonly string[];
}): ReactNode {
  return linkedEntriesOf(plan, planEntryIds).map(({ kind, titles }) => (
    <p key={kind} className={styles.planLinks}>
      <b>{linkedEntryLabels[kind][titles.length === 1 ? 0 : 1]}:</b> {titles.join('; ')}
    </p>
  ));
}
