import type { Program } from '../services/program.ts';
import { exportReadable, recoveryStatus, salvageStore } from '../services/recovery.ts';
import { operations } from './operations.ts';

export function recoveryApi(program: Program) {
  const { recovery } = operations;
  return {
    status: recovery.status.handler(() => recoveryStatus(program)),
    salvage: recovery.salvage.handler(() => salvageStore(program)),
    exportReadable: recovery.exportReadable.handler(() => exportReadable(program)),
  };
}
