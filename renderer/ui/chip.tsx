import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './chip.module.css';

export type ChipTone = 'plain' | 'now' | 'done' | 'due' | 'over' | 'hold';

export type ChipProps = {
  readonly tone?: ChipTone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
};

/** A state in a word, never by colour alone. */
export function Chip({ tone = 'plain', icon: Icon, children }: ChipProps) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {Icon ? <Icon aria-hidden="true" /> : null}
      {children}
    </span>
  );
}
