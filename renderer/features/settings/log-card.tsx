import { ScrollText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { oneLine } from '../../app/field-problems.ts';
import { saveAsTextFile } from '../../editor/save-text-file.ts';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './settings.module.css';

type Log = { readonly folder: string; readonly text: string };

/** The log of the program: for whoever has to find out what went wrong. */
export function LogCard(): ReactNode {
  const [log, setLog] = useState<Log | null>(null);
  const show = async (): Promise<void> => {
    try {
      setLog(await client.workspace.log());
    } catch (error) {
      showToast({ tone: 'problem', message: oneLine(error) });
    }
  };
  return (
    <section className={styles.card} aria-label="Log">
      <h2>Log</h2>
      <p className={styles.note}>
        When Secretariat was opened and closed, and where in the program a fault happened. It holds no word of
        your meetings and no name, so that it can be sent to whoever helps you. Old lines go by themselves.
      </p>
      <div className={styles.deeds}>
        <Button icon={ScrollText} onPress={() => void show()}>
          Show the log
        </Button>
      </div>
      {log ? <LogDialog log={log} onClose={() => setLog(null)} /> : null}
    </section>
  );
}

function LogDialog({ log, onClose }: { readonly log: Log; readonly onClose: () => void }): ReactNode {
  return (
    <Dialog
      title="Log"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            variant="primary"
            onPress={() =>
              void saveAsTextFile('Secretariat log.txt', log.text).catch((error: unknown) =>
                showToast({ tone: 'problem', message: oneLine(error) }),
              )
            }
          >
            Save as a text file
          </Button>
        </>
      }
    >
      <p className={styles.note}>
        It is kept in <span className={styles.path}>{log.folder}</span>
      </p>
      <pre className={styles.log} tabIndex={0} role="region" aria-label="Lines of the log">
        {log.text === '' ? 'There is nothing in it yet.' : log.text}
      </pre>
    </Dialog>
  );
}
