import { useMutation, useQuery } from '@tanstack/react-query';
import { DatabaseBackup } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Backup } from '../../../shared/contract/entities/backups.ts';
import { backupSentences } from '../../../shared/wording/word-backup-problem.ts';
import { useCommands } from '../../app/commands.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { flushDocuments } from '../../app/use-open-document.ts';
import { client, operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BackupTable } from './backup-table.tsx';
import { backupWords, sizeWords, whenWords } from './backup-words.ts';
import styles from './backups.module.css';
import { RestoreBackupDialog } from './restore-backup-dialog.tsx';
import { SecondFolder } from './second-folder.tsx';

/** Where the backups are and what they hold; makes one, and puts one back. */
export function BackupsCard({ className }: { readonly className?: string | undefined }): ReactNode {
  const [chosen, setChosen] = useState<Backup | null>(null);
  const { data, error } = useQuery(operations.backups.list.queryOptions());
  // Counted anew whenever a backup is to be restored: typing changes it all the time.
  const { data: status } = useQuery({
    ...operations.workspace.status.queryOptions(),
    refetchOnMount: 'always',
  });
  const making = useMutation({
    mutationFn: async () => {
      await flushDocuments();
      return client.backups.make();
    },
    onSettled: (_backup, _error, _input, _result, { client: queries }) =>
      queries.invalidateQueries({ queryKey: operations.backups.key({}) }),
  });
  const backUpNow = (): void => making.mutate();
  useCommands('backups', [
    {
      id: 'backups.make',
      label: 'Back up now',
      group: 'Settings',
      isEnabled: !making.isPending,
      run: backUpNow,
    },
  ]);
  return (
    <section className={className} aria-label="Backups">
      <h2>Backups</h2>
      <p className={styles.note}>
        Secretariat makes a backup every hour in which something changed, when it is closed, and before each
        update, and reads it back to see that it is whole. The last 24 hours, 14 days and 12 months are kept.
      </p>
      {data?.problem ? <BackupProblem {...data.problem} /> : null}
      {error && !data ? <ProblemNotice error={error} /> : null}
      <div className={styles.buttons}>
        <Button variant="primary" icon={DatabaseBackup} isPending={making.isPending} onPress={backUpNow}>
          Back up now
        </Button>
      </div>
      {making.isPending ? (
        <div role="status">
          <Loading label="Making the backup, and reading it back…" />
        </div>
      ) : null}
      {making.data ? (
        <Notice tone="done" role="status" title="The backup is made, and was read back whole.">
          {whenWords(making.data.at)}: {backupWords(making.data)}, {sizeWords(making.data.bytes)}.
        </Notice>
      ) : null}
      {making.error ? <ProblemNotice error={making.error} /> : null}
      {data ? (
        <>
          <dl className={styles.facts}>
            <dt>Folder</dt>
            <dd className={styles.path}>{data.folder}</dd>
          </dl>
          <SecondFolder folder={data.secondFolder} />
          {data.backups.length === 0 ? (
            <p>There is no backup yet. The first is made within an hour, or with the button above.</p>
          ) : (
            <BackupTable label="Backups, newest first" backups={data.backups} onRestore={setChosen} />
          )}
        </>
      ) : null}
      {chosen && status ? (
        <RestoreBackupDialog
          backup={chosen}
          now={{ meetings: status.meetingCount, words: status.words }}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </section>
  );
}

function BackupProblem({
  code,
  at,
}: {
  readonly code: keyof typeof backupSentences;
  readonly at: string;
}): ReactNode {
  const { whatHappened, whatNow } = backupSentences[code];
  return (
    <Notice tone="due" title={`The backup of ${whenWords(at)} did not succeed.`}>
      <p>{whatHappened} Your work itself is saved, and earlier backups are still there.</p>
      <p>{whatNow}</p>
    </Notice>
  );
}
