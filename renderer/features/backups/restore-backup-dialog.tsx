import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { programErrors } from '../../../shared/contract/errors.ts';
import type { Backup } from '../../../shared/contract/entities/backups.ts';
import { beginAnew, replacingStore } from '../../app/new-store.ts';
import { errorCodeOf } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { isEverythingSaved } from '../../app/use-open-document.ts';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RecoveryKeyField } from '../encryption/index.ts';
import { backupTitle, backupWords, whenWords } from './backup-words.ts';
import styles from './backups.module.css';

export type RestoreBackupDialogProps = {
  readonly backup: Backup;
  /** What is there now; null where it cannot be read. */
  readonly now: { readonly meetings: number; readonly words: number } | null;
  readonly onClose: () => void;
};

/** Says what a backup holds beside what is there now, puts it in place, and says where the other data went. */
export function RestoreBackupDialog({ backup, now, onClose }: RestoreBackupDialogProps): ReactNode {
  const [recoveryKey, setRecoveryKey] = useState('');
  const restoring = useMutation({
    mutationFn: async (): Promise<{ readonly setAside: string } | 'not-saved'> => {
      // Words that the damaged data cannot take any more are held by the page, and do not stand in the way.
      if (now !== null && !(await isEverythingSaved())) return 'not-saved';
      return replacingStore(() =>
        client.backups.restore({ id: backup.id, ...(recoveryKey === '' ? {} : { recoveryKey }) }),
      );
    },
  });
  const { data } = restoring;
  const isKeyAskedFor = recoveryKey !== '' || isKeyNeeded(restoring.error);
  if (data && data !== 'not-saved') return <RestoredDialog backup={backup} setAside={data.setAside} />;
  return (
    <Dialog
      title={`Restore ${backupTitle(backup)}`}
      isOpen
      role="alertdialog"
      onClose={() => {
        if (!restoring.isPending) onClose();
      }}
      footer={
        <>
          <Button onPress={onClose} autoFocus isDisabled={restoring.isPending}>
            Cancel
          </Button>
          <Button variant="primary" isPending={restoring.isPending} onPress={() => restoring.mutate()}>
            Restore this backup
          </Button>
        </>
      }
    >
      <dl className={styles.facts}>
        <dt>The backup</dt>
        <dd>
          {backupWords(backup)}, made on {whenWords(backup.at)}
        </dd>
        <dt>What is there now</dt>
        <dd>{now === null ? 'It is damaged and cannot be counted.' : backupWords(now)}</dd>
      </dl>
      <p>
        What was written after the backup was made will not be in it. What is there now is set aside in the
        data folder, as it is; it is never deleted.
      </p>
      {isKeyAskedFor ? <RecoveryKeyField value={recoveryKey} onChange={setRecoveryKey} autoFocus /> : null}
      {restoring.isPending ? (
        <div role="status">
          <Loading label="Reading the backup, and putting it in place…" />
        </div>
      ) : null}
      {data === 'not-saved' ? (
        <Notice
          tone="over"
          role="alert"
          title="Nothing was restored: some words on screen are not saved yet."
        >
          <p>Your words are safe on this screen. Wait until the top bar says that they are saved.</p>
        </Notice>
      ) : null}
      {restoring.error ? <ProblemNotice error={restoring.error} /> : null}
    </Dialog>
  );
}

/** Whether a backup was not restored because it is under another recovery key. */
function isKeyNeeded(error: unknown): boolean {
  if (errorCodeOf(error) !== 'backup-failed' || typeof error !== 'object' || error === null) return false;
  const data = programErrors['backup-failed'].data.safeParse('data' in error ? error.data : null);
  return data.success && data.data.code === 'key-needed';
}

function RestoredDialog({
  backup,
  setAside,
}: {
  readonly backup: Backup;
  readonly setAside: string;
}): ReactNode {
  return (
    <Dialog
      title="The backup is in place"
      isOpen
      role="alertdialog"
      onClose={beginAnew}
      footer={
        <Button variant="primary" autoFocus onPress={beginAnew}>
          Go on
        </Button>
      }
    >
      <p>
        Secretariat now works with {backupTitle(backup)}: {backupWords(backup)}.
      </p>
      <p>
        What was there before is kept in <span className={styles.path}>{setAside}</span>.
      </p>
    </Dialog>
  );
}
