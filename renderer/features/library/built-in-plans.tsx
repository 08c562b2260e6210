import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { planNameWithPeriod } from '../../../shared/domain/plans.ts';
import type { PlanInFile } from '../../../shared/plan-file/plan-file.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './plan-dialog.module.css';

/** The plans that come with the program, to look at one. */
export function BuiltInPlans({ onChoose }: { readonly onChoose: (plan: PlanInFile) => void }): ReactNode {
  const { data: plans, error } = useQuery(operations.plans.listBuiltIn.queryOptions());
  if (error) return <ProblemNotice error={error} />;
  if (!plans) return <Loading label="Reading the built-in plans…" />;
  return (
    <ul className={styles.builtIn} aria-label="Built-in plans">
      {plans.map((plan) => (
        <li key={planNameWithPeriod(plan)}>
          <Button isWide onPress={() => onChoose(plan)}>
            {planNameWithPeriod(plan)}…
          </Button>
        </li>
      ))}
    </ul>
  );
}
