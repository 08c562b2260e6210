import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Heading } from 'react-aria-components';
import styles from './states.module.css';

export type EmptyStateProps = {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** 1 where nothing else names the screen. */
  readonly level?: 1 | 2;
  /** What will be here. */
  readonly children?: ReactNode;
  /** The one next step. */
  readonly actions?: ReactNode;
};

export function EmptyState({ icon: Icon, title, level = 2, children, actions }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      {Icon ? (
        <span className={styles.emblem}>
          <Icon aria-hidden="true" />
        </span>
      ) : null}
      <Heading level={level} className={styles.title ?? ''}>
        {title}
      </Heading>
      {children === undefined ? null : <div className={styles.words}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
