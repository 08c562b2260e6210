import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/domain/findings.ts';
import { wordFinding } from '../../../shared/wording/word-finding.ts';
import { Button } from '../../ui/button.tsx';
import styles from './findings-panel.module.css';

export type FindingsPanelProps = {
  /** null until they have been read. */
  readonly findings: readonly Finding[] | null;
  readonly headings: ReadonlyMap<string, string>;
  readonly isLocked: boolean;
  readonly onGoTo: (sectionId: string) => void;
  readonly onTakeLinksOff: () => void;
};

/** What is to be looked at before the paper goes out: what is wrong, where, and what to do. */
export function FindingsPanel({
  findings,
  headings,
  isLocked,
  onGoTo,
  onTakeLinksOff,
}: FindingsPanelProps): ReactNode {
  if (findings === null) return null;
  if (findings.length === 0) {
    return (
      <p className={styles.none} role="status">
        Nothing to look at: the paper and its plan go together.
      </p>
    );
  }
  return (
    <ul className={styles.findings} aria-label="Findings in this paper">
      {findings.map((finding, index) => {
        const { title, whatIsWrong, whatToDo } = wordFinding(finding);
        const { sectionId } = finding;
        return (
          <li key={`${index} ${finding.code}`} className={styles.finding}>
            <h3>{title}</h3>
            <p>{whatIsWrong}</p>
            <p>{whatToDo}</p>
            {sectionId === null ? null : (
              <Button
                onPress={() => onGoTo(sectionId)}
              >{`Go to ${headings.get(sectionId) ?? 'the section'}`}</Button>
            )}
            {finding.code === 'links-to-another-plan' ? (
              <Button isDisabled={isLocked} onPress={onTakeLinksOff}>
                Take these links off
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
