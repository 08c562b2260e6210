import type { ReactNode } from 'react';
import type { LockReason } from '../../../shared/contract/contract.ts';
import { wordLockReason } from '../../../shared/wording/word-encryption.ts';
import { platform } from '../../platform/platform.ts';
import { AloneScreen } from '../../ui/alone-screen.tsx';
import styles from './encryption.module.css';
import { UnlockForm } from './unlock-form.tsx';

export type UnlockScreenProps = {
  readonly reason: LockReason;
  readonly dataFolder: string;
  readonly programVersion: string;
};

/** Instead of every other screen while the data are encrypted and their key is not known here. */
export function UnlockScreen({ reason, dataFolder, programVersion }: UnlockScreenProps): ReactNode {
  return (
    <AloneScreen title="The data are encrypted" note={`Secretariat ${programVersion}`}>
      <p>{wordLockReason(reason, platform().kind)}</p>
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
