import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PaperStep } from '../../../shared/domain/papers.ts';
import { Button } from '../../ui/button.tsx';
import styles from './paper-steps.module.css';
import { wordStep } from './step-words.ts';

/** Why nothing on the page can be changed, and the way to change it all the same. */
export function LockedLine({
  steps,
  isPending,
  onReopen,
}: {
  readonly steps: readonly PaperStep[];
  readonly isPending: boolean;
  readonly onReopen: () => void;
}): ReactNode {
  const cleared = steps.findLast(({ event }) => event === 'clear');
  return (
    <div className={styles.locked} role="status">
      <Lock aria-hidden="true" />
      <span className={styles.lockedWords}>
        {cleared ? wordStep(cleared) : 'Cleared'}. Its words, numbering and plan links no longer change.
      </span>
      <Button onPress={onReopen} isPending={isPending}>
        Reopen…
      </Button>
    </div>
  );
}
