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
  /** The file is not as Secretariat makes it, and was not opened. */
  readonly isForeign: boolean;
};

/** Instead of every other screen while the data cannot be read: what happened, and ways on, the best first. */
export function RecoveryScreen({
  dataFolder,
  programVersion,
  isOfOtherKey,
  isForeign,
}: RecoveryScreenProps): ReactNode {
  // One at a time: each of them reads or replaces the same files.
  const [isBusy, setBusy] = useState(false);
  return (
    <AloneScreen
      title={titleOf({ isOfOtherKey, isForeign })}
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
      ) : isForeign ? (
        <p>
          The file with your meetings is not as Secretariat makes it, so it was not opened: nothing in it
          could do anything, and nothing was changed. Another program has changed the file or put another one
          in its place, or the disk has damaged it. It stays as it is: whatever you choose here, it is kept
          and never deleted. If you did not expect this, tell whoever looks after this computer.
        </p>
      ) : (
        <p>
          The file with your meetings cannot be read whole. A failing disk, a power cut or another program can
          do that. The damaged files stay as they are: whatever you choose here, they are kept and never
          deleted.
        </p>
      )}
      <p>
        {isForeign ? 'It is' : 'They are'} in <span className={styles.path}>{dataFolder}</span>.
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

function titleOf({
  isOfOtherKey,
  isForeign,
}: Pick<RecoveryScreenProps, 'isOfOtherKey' | 'isForeign'>): string {
  if (isOfOtherKey) return 'The key does not fit the data of Secretariat';
  return isForeign
    ? 'The data of Secretariat are not as it makes them'
    : 'The data of Secretariat are damaged';
}
