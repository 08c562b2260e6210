import type { ReactNode } from 'react';
import type { LockReason } from '../../../shared/contract/entities/encryption.ts';
import { wordLockReason } from '../../../shared/wording/word-encryption.ts';
import { platform } from '../../platform/platform.ts';
import { SaveIndicator } from '../../app/save-indicator.tsx';
import { ConnectionBanner } from '../../app/shell/connection-banner.tsx';
import { AloneScreen } from '../../ui/alone-screen.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './encryption.module.css';
import { UnlockForm } from './unlock-form.tsx';

export type UnlockScreenProps = {
  readonly lockReason: LockReason | null;
  readonly dataFolder: string;
  readonly programVersion: string;
  /** This page had the data open before: its screen stays, beneath the question. */
  readonly isOver: boolean;
};

/** Instead of every other screen while the data are encrypted and their key is not known here. */
export function UnlockScreen({
  lockReason,
  dataFolder,
  programVersion,
  isOver,
}: UnlockScreenProps): ReactNode {
  const reason = wordLockReason(lockReason ?? 'no-key-store', platform().kind);
  return isOver ? (
    <UnlockOverScreen reason={reason} />
  ) : (
    <AloneScreen
      title="The data are encrypted"
      banner={<ConnectionBanner />}
      note={`Secretariat ${programVersion}`}
    >
      <p>{reason}</p>
      <p>
        The data are in <span className={styles.path}>{dataFolder}</span>, and nothing is lost. Type the
        recovery key from the sheet that was printed for them.
      </p>
      <UnlockForm />
      <p className={styles.note}>
        If the sheet is lost, the data open only on the computer, and for the user, that encrypted them.
      </p>
    </AloneScreen>
  );
}

function UnlockOverScreen({ reason }: { readonly reason: string }): ReactNode {
  return (
    <Dialog title="The data have to be opened again" isOpen onClose={null} role="alertdialog">
      <ConnectionBanner />
      <p>{whatStopped[platform().kind]}</p>
      <p>{reason}</p>
      <p>
        Everything that was saved is safe. What you typed since is kept in this window, so leave it open:
        notes and papers are saved once the data are open, and a form that you were filling in is as you left
        it. Type the recovery key from the sheet that was printed for the data.
      </p>
      <div className={styles.buttons}>
        <SaveIndicator />
      </div>
      <UnlockForm isOver />
    </Dialog>
  );
}

const whatStopped = {
  browser: 'Secretariat was started again, and asks for the key to the data once more.',
  desktop:
    'The part of Secretariat that keeps the data stopped, was started again, and asks for their key once more.',
} as const;
