import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/domain/findings.ts';
import { wordFinding } from '../../../shared/wording/word-finding.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import styles from './findings-panel.module.css';

export type ClearDialogProps = {
  readonly findings: readonly Finding[];
  readonly isPending: boolean;
  readonly onClear: () => void;
  readonly onClose: () => void;
};

/** Asks whether a paper is cleared although there is something to look at in it. */
export function ClearDialog({ findings, isPending, onClear, onClose }: ClearDialogProps): ReactNode {
  return (
    <ConfirmDialog
      title="Clear this paper"
      isOpen
      onClose={onClose}
      onConfirm={onClear}
      confirmLabel="Clear it as it is"
      cancelLabel="Look at it first"
      isPending={isPending}
    >
      <p>{findings.length === 1 ? 'There is something to look at:' : 'There are some things to look at:'}</p>
      <ul className={styles.open}>
        {findings.map((finding, index) => (
          <li key={`${index} ${finding.code}`}>{wordFinding(finding).whatIsWrong}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
