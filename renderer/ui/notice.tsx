import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './states.module.css';

export type NoticeProps = {
  readonly tone?: 'plain' | 'done' | 'due' | 'over';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` is read out at once. */
  readonly role?: 'status' | 'alert';
};

const icons = { plain: Info, done: CircleCheck, due: TriangleAlert, over: TriangleAlert } as const;

/** Something to know about what is on this screen. */
export function Notice({ tone = 'plain', title, children, actions, role }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={`${styles.notice} ${styles[tone]}`} {...(role === undefined ? {} : { role })}>
      <Icon aria-hidden="true" />
      <div className={styles.noticeWords}>
        {title === undefined ? null : <strong>{title}</strong>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className={styles.noticeActions}>{actions}</div>}
      </div>
    </div>
  );
}
