import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Backup } from '../../../shared/contract/entities/backups.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { backupTitle, BackupTable, backupWords, RestoreBackupDialog } from '../backups/index.ts';
import styles from './recovery.module.css';

/** The first way: the newest backup that can be read, or an older one. */
export function NewestBackup({ isBusy }: { readonly isBusy: boolean }): ReactNode {
  const [chosen, setChosen] = useState<Backup | null>(null);
  const { data, error, refetch, isFetching } = useQuery(operations.backups.list.queryOptions());
  const [newest, ...others] = data?.backups ?? [];
  return (
    <section className={styles.way} aria-label="Restore a backup">
      <h2>1. Restore a backup</h2>
      {data === undefined && error === null ? <Loading label="Looking for backups…" /> : null}
      {error ? (
        <ProblemNotice
          error={error}
          actions={
            <Button isPending={isFetching} onPress={() => void refetch()}>
              Look again
            </Button>
          }
        />
      ) : null}
      {data && newest === undefined ? (
        <p>There is no backup that can be read, neither in the data folder nor in a second folder.</p>
      ) : null}
      {newest ? (
        <>
          <p>
            The newest is {backupTitle(newest)}. It holds {backupWords(newest)}. What was written after it was
            made is not in it.
          </p>
          <div>
            <Button variant="primary" isDisabled={isBusy} onPress={() => setChosen(newest)}>
              Restore this backup…
            </Button>
          </div>
        </>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>Other backups ({others.length})</summary>
          <BackupTable
            label="Other backups, newest first"
            backups={others}
            onRestore={setChosen}
            isDisabled={isBusy}
          />
        </details>
      ) : null}
      {chosen ? <RestoreBackupDialog backup={chosen} now={null} onClose={() => setChosen(null)} /> : null}
    </section>
  );
}
