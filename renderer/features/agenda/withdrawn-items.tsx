import { Undo2 } from 'lucide-react';
import { wordTakenOffAfterIssue } from '../../../shared/wording/word-agenda-issue.ts';
import { Button } from '../../ui/button.tsx';
import styles from './agenda.module.css';
import type { Agenda } from './use-agenda.ts';

type WithdrawnItemsProps = { readonly agenda: Agenda; readonly isReadOnly: boolean };

/** The gaps in the numbers of an agenda that is out: what was taken off, and a way back for each. */
export function WithdrawnItems({ agenda, isReadOnly }: WithdrawnItemsProps) {
  const { withdrawn } = agenda;
  if (withdrawn.length === 0) return null;
  return (
    <ul className={styles.withdrawn} aria-label="Taken off after the agenda was issued">
      {withdrawn.map(({ id, label, title }) => (
        <li key={id}>
          <span>
            {wordTakenOffAfterIssue(label)}: {title}
          </span>
          {isReadOnly ? null : (
            <Button
              variant="quiet"
              icon={Undo2}
              aria-label={`Put item ${label} back`}
              onPress={() => agenda.restore(id)}
            >
              Put back
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
