import type { ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import styles from './tidy-panel.module.css';

type GoneActionsListProps = {
  readonly gone: readonly Action[];
  /** null where the notes do not change any more. */
  readonly onPutBack: ((action: Action) => void) | null;
};

const heading = 'No longer in the notes';

/** Open actions whose blocks were deleted, each with the way back into the notes and the way to withdraw it. */
export function GoneActionsList({ gone, onPutBack }: GoneActionsListProps): ReactNode {
  if (gone.length === 0) return null;
  return (
    <section aria-label={heading}>
      <h3 className={styles.head}>{heading}</h3>
      <ul className={styles.list}>
        {gone.map((action) => (
          <li key={action.id}>
            <a className={styles.end} href={hrefTo(meetingPath(action.meetingId, 'actions'))}>
              <b>{action.label}</b>
              <span>{action.text === '' ? 'No words' : action.text}</span>
            </a>
            {onPutBack === null ? null : (
              <button
                type="button"
                className={styles.fix}
                aria-label={`Put back: ${action.text}`}
                onClick={() => onPutBack(action)}
              >
                Put back
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
