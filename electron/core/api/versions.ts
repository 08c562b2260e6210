import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function versionsApi(_program: Program) {
  const { versions } = operations;
  return {
    list: versions.list.handler(() => {
      throw new Error('not built yet');
    }),
    get: versions.get.handler(() => {
      throw new Error('not built yet');
    }),
    rename: versions.rename.handler(() => {
      throw new Error('not built yet');
    }),
    restore: versions.restore.handler(() => {
      throw new Error('not built yet');
    }),
    setAside: versions.setAside.handler(() => {
      throw new Error('not built yet');
    }),
  };
}
