import type { ReactNode } from 'react';
import type { Backup } from '../../../shared/contract/entities/backups.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { backupTitle, causeNames, placeNames, sizeWords, whenWords } from './backup-words.ts';
import styles from './backups.module.css';

export type BackupTableProps = {
  readonly label: string;
  readonly backups: readonly Backup[];
  readonly onRestore: (backup: Backup) => void;
  readonly isDisabled?: boolean;
};

/** Backups, newest first, each with a way to have it back. */
export function BackupTable({ label, backups, onRestore, isDisabled = false }: BackupTableProps): ReactNode {
  return (
    <Table
      label={label}
      columns={[
        { id: 'at', label: 'Made' },
        { id: 'meetings', label: 'Meetings', align: 'end' },
        { id: 'words', label: 'Words', align: 'end' },
        { id: 'size', label: 'Size', align: 'end' },
        { id: 'restore', label: 'Restore', isLabelHidden: true, align: 'end' },
      ]}
      rows={backups.map((backup) => ({
        id: backup.id,
        cells: [
          <BackupName key="at" backup={backup} />,
          backup.meetings.toLocaleString('en-GB'),
          backup.words.toLocaleString('en-GB'),
          sizeWords(backup.bytes),
          <Button
            key="restore"
            aria-label={`Restore… ${backupTitle(backup)}`}
            isDisabled={isDisabled}
            onPress={() => onRestore(backup)}
          >
            Restore…
          </Button>,
        ],
      }))}
    />
  );
}

function BackupName({ backup: { at, cause, place, isEncrypted } }: { readonly backup: Backup }): ReactNode {
  return (
    <>
      {whenWords(at)}
      <span className={styles.about}>
        {causeNames[cause]} · {placeNames[place]}
        {isEncrypted ? ' · encrypted' : ''}
      </span>
    </>
  );
}
