import { useState, type ReactNode } from 'react';
import { SaveIndicator } from '../../app/save-indicator.tsx';
import { ConnectionBanner } from '../../app/shell/connection-banner.tsx';
import { AloneScreen } from '../../ui/alone-screen.tsx';
import { UnlockForm } from '../encryption/index.ts';
import { NewestBackup } from './newest-backup.tsx';
import { ReadableFiles } from './readable-files.tsx';
import styles from './recovery.module.css';
import { Salvage } from './salvage.tsx';

export type RecoveryScreenProps = {
  readonly dataFolder: string;
  readonly programVersion: string;
  /** The key that is here opens no page of the data: it is another one's, or they are damaged from end to end. */
  readonly isOfOtherKey: boolean;
};

/** Instead of every other screen while the data cannot be read: what happened, and ways on, the best first. */
export function RecoveryScreen({ dataFolder, programVersion, isOfOtherKey }: RecoveryScreenProps): ReactNode {
  // One at a time: each of them reads or replaces the same files.
  const [isBusy, setBusy] = useState(false);
  return (
    <AloneScreen
      title={
        isOfOtherKey ? 'The key does not fit the data of Secretariat' : 'The data of Secretariat are damaged'
      }
      size="wide"
      aside={<SaveIndicator />}
      banner={<ConnectionBanner />}
      note={`Secretariat ${programVersion}`}
    >
      {isOfOtherKey ? (
        <p>
          The data are encrypted, and the key in the data folder opens nothing of them. It is the key of other
          data, as when a folder was copied over another, or the file with your meetings is damaged from end
          to end. The files stay as they are: whatever you choose here, they are kept and never deleted.
        </p>
      ) : (
        <p>
          The file with your meetings cannot be read whole. A failing disk, a power cut or another program can
          do that. The damaged files stay as they are: whatever you choose here, they are kept and never
          deleted.
        </p>
      )}
      <p>
        They are in <span className={styles.path}>{dataFolder}</span>.
      </p>
      {isOfOtherKey ? (
        <section className={styles.way} aria-label="Open the data with their recovery key">
          <h2>Open the data with their recovery key</h2>
          <p>
            Type the recovery key from the sheet that was printed for these data. The sheet names the data
            folder. If it fits, everything is as it was.
          </p>
          <UnlockForm isDisabled={isBusy} onBusy={setBusy} />
        </section>
      ) : null}
      <p>
        {isOfOtherKey ? 'If it does not fit either, here are three ways on.' : 'Here are three ways on.'} Take
        the first that serves you; each can be tried again.
      </p>
      <NewestBackup isBusy={isBusy} />
      <Salvage isBusy={isBusy} onBusy={setBusy} />
      <ReadableFiles isBusy={isBusy} onBusy={setBusy} />
    </AloneScreen>
  );
}
