import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './states.module.css';

export type EmptyStateProps = {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** What will be here. */
  readonly children?: ReactNode;
  /** The one next step. */
  readonly actions?: ReactNode;
};

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      {Icon ? (
        <span className={styles.emblem}>
          <Icon aria-hidden="true" />
        </span>
      ) : null}
      <h2>{title}</h2>
      {children === undefined ? null : <div className={styles.words}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
