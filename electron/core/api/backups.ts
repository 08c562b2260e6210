import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function backupsApi(_program: Program) {
  const { backups } = operations;
  return {
    list: backups.list.handler(() => {
      throw new Error('not built yet');
    }),
    make: backups.make.handler(() => {
      throw new Error('not built yet');
    }),
    setSecondFolder: backups.setSecondFolder.handler(() => {
      throw new Error('not built yet');
    }),
    restore: backups.restore.handler(() => {
      throw new Error('not built yet');
    }),
  };
}
