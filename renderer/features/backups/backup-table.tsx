import type { ReactNode } from 'react';
import type { Backup } from '../../../shared/contract/entities.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import { backupTitle, causeNames, placeNames, sizeWords, whenWords } from './backup-words.ts';

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
        { id: 'cause', label: 'Why', isSecondary: true },
        { id: 'meetings', label: 'Meetings', align: 'end', isSecondary: true },
        { id: 'words', label: 'Words', align: 'end' },
        { id: 'size', label: 'Size', align: 'end', isSecondary: true },
        { id: 'place', label: 'Where', isSecondary: true },
        { id: 'restore', label: 'Restore', isLabelHidden: true, align: 'end' },
      ]}
      rows={backups.map((backup) => ({
        id: backup.id,
        cells: [
          whenWords(backup.at),
          causeNames[backup.cause],
          backup.meetings.toLocaleString('en-GB'),
          backup.words.toLocaleString('en-GB'),
          sizeWords(backup.bytes),
          placeNames[backup.place],
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
