import { listBackups, makeBackup, restoreBackup, setSecondFolder } from '../services/backups.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function backupsApi(program: Program) {
  const { backups } = operations;
  return {
    list: backups.list.handler(() => listBackups(program)),
    make: backups.make.handler(() => makeBackup(program)),
    setSecondFolder: backups.setSecondFolder.handler(({ input }) => setSecondFolder(program, input.path)),
    restore: backups.restore.handler(({ input }) =>
      restoreBackup(program, input.id, input.recoveryKey ?? null),
    ),
  };
}
