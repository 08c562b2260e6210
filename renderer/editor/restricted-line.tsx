import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip } from '../ui/chip.tsx';
import styles from './restricted-line.module.css';

/** A word and a shape, wherever something restricted is listed. */
export function RestrictedChip(): ReactNode {
  return (
    <Chip tone="hold" icon={LockKeyhole}>
      Restricted
    </Chip>
  );
}

/** Says of an item or a section that nothing of it is for the public, and why. */
export function RestrictedLine({
  reason,
  isByItem = false,
}: {
  readonly reason: string;
  /** The agenda item is restricted, and this with it. */
  readonly isByItem?: boolean;
}): ReactNode {
  return (
    <p className={styles.line}>
      <RestrictedChip />
      <span>
        {reason}
        {isByItem ? ' (with its agenda item)' : ''}
      </span>
    </p>
  );
}
