import type { ReactNode } from 'react';
import type { IssueChoice } from '../../../shared/contract/contract.ts';
import styles from './issue-page.module.css';

export type IssuePreviewProps = {
  /** The meeting whose screen this is; `choice` may hold others beside it. */
  readonly meetingId: string;
  readonly choice: IssueChoice;
};

/** What the files will be, beside the choice of them. */
export function IssuePreview({ choice }: IssuePreviewProps): ReactNode {
  const isInternal = choice.audience === 'internal';
  return (
    <div className={styles.about}>
      <h2>The files</h2>
      {choice.kinds.length === 0 ? <p>Tick what shall go out.</p> : null}
      <p>
        Each file has real headings, numbering and links, so that it reads well in Word, on a phone and with a
        screen reader.
      </p>
      <p>
        {isInternal
          ? 'What is restricted is in them, shaded and with its reason: they are for colleagues alone. Notes to self and the chair’s notes are left out.'
          : 'What is restricted, notes to self and the chair’s notes are left out.'}
      </p>
      <p>What is on screen is saved first; the files are made from what is saved.</p>
    </div>
  );
}
