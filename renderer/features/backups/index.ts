export { BackupsCard } from './backups-card.tsx';
export { backupTitle, backupWords } from './backup-words.ts';
export { BackupTable } from './backup-table.tsx';
export { RestoreBackupDialog } from './restore-backup-dialog.tsx';
