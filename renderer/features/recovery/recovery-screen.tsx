import { useEffect, useRef, useState, type ReactNode } from 'react';
import { SaveIndicator } from '../../app/save-indicator.tsx';
import { NewestBackup } from './newest-backup.tsx';
import { ReadableFiles } from './readable-files.tsx';
import styles from './recovery.module.css';
import { Salvage } from './salvage.tsx';

/** Instead of every other screen while the data are damaged: what happened, and three ways on, the best first. */
export function RecoveryScreen({
  dataFolder,
  programVersion,
}: {
  readonly dataFolder: string;
  readonly programVersion: string;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // One at a time: each of them reads or replaces the same files.
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'The data are damaged · Secretariat';
    heading.current?.focus();
  }, []);
  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <header className={styles.top}>
          <span className={styles.brand}>Secretariat</span>
          <SaveIndicator />
        </header>
        <h1 ref={heading} tabIndex={-1}>
          The data of Secretariat are damaged
        </h1>
        <p>
          The file with your meetings cannot be read whole. A failing disk, a power cut or another program can
          do that. The damaged files stay as they are: whatever you choose here, they are kept and never
          deleted.
        </p>
        <p>
          They are in <span className={styles.path}>{dataFolder}</span>.
        </p>
        <p>Here are three ways on. Take the first that serves you; each can be tried again.</p>
        <NewestBackup isBusy={isBusy} />
        <Salvage isBusy={isBusy} onBusy={setBusy} />
        <ReadableFiles isBusy={isBusy} onBusy={setBusy} />
        <p className={styles.note}>Secretariat {programVersion}</p>
      </div>
    </main>
  );
}
