import type { Program } from '../services/program.ts';
import {
  getVersion,
  nameVersion,
  restoreVersion,
  setTextAside,
  versionsOfSection,
} from '../services/versions.ts';
import { operations } from './operations.ts';

export function versionsApi(program: Program) {
  const { versions } = operations;
  return {
    list: versions.list.handler(({ input }) => versionsOfSection(program, input.sectionId)),
    get: versions.get.handler(({ input }) => getVersion(program, input)),
    rename: versions.rename.handler(({ input }) => nameVersion(program, input)),
    restore: versions.restore.handler(({ input }) => restoreVersion(program, input)),
    setAside: versions.setAside.handler(({ input }) => setTextAside(program, input)),
  };
}
