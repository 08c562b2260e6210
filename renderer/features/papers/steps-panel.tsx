import type { ReactNode } from 'react';
import type { PaperStep } from '../../../shared/domain/papers.ts';
import { wordStep } from './step-words.ts';
import styles from './paper-steps.module.css';

/** What the paper went through, newest first: who, when, and why where a reason was given. */
export function StepsPanel({ steps }: { readonly steps: readonly PaperStep[] }): ReactNode {
  if (steps.length === 0) return <p className={styles.empty}>No step of this paper was recorded.</p>;
  return (
    <ol className={styles.steps} reversed aria-label="Steps of this paper">
      {steps.toReversed().map((paperStep, index) => (
        <li key={`${index} ${paperStep.at}`}>
          {wordStep(paperStep)}
          {paperStep.reason === null ? null : <p className={styles.reason}>{paperStep.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
