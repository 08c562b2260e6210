import type { ReactNode } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { RestrictedLine } from '../../editor/restricted-line.tsx';
import styles from './paper-page.module.css';

export type PaperHeadProps = {
  readonly meeting: Meeting;
  /** "4", "4 b)"; empty until the agenda is read. */
  readonly number: string;
  readonly title: string | undefined;
  /** Why its item is not for the public; null: it is. */
  readonly restrictedReason: string | null;
};

/** What every cover paper begins with: the item's number, the body, the date and the subject. */
export function PaperHead({ meeting, number, title, restrictedReason }: PaperHeadProps): ReactNode {
  return (
    <>
      <p className={styles.itemNumber}>Agenda Item No. {number}</p>
      <p className={styles.body}>{meeting.bodyName}</p>
      <p className={styles.date}>{formatDate(meeting.date)}</p>
      <h1 className={styles.subject}>
        <b>Subject:</b> {title}
      </h1>
      {restrictedReason === null ? null : <RestrictedLine reason={restrictedReason} isByItem />}
    </>
  );
}
