import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function recoveryApi(_program: Program) {
  const { recovery } = operations;
  return {
    status: recovery.status.handler(() => {
      throw new Error('not built yet');
    }),
    salvage: recovery.salvage.handler(() => {
      throw new Error('not built yet');
    }),
    exportReadable: recovery.exportReadable.handler(() => {
      throw new Error('not built yet');
    }),
  };
}
