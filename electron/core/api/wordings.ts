import type { Program } from '../services/program.ts';
import {
  allWordings,
  changeWording,
  createWording,
  removeWording,
  restoreWording,
  usesOfWording,
} from '../services/wordings.ts';
import { operations } from './operations.ts';

export function wordingsApi(program: Program) {
  const { wordings } = operations;
  return {
    list: wordings.list.handler(() => allWordings(program)),
    create: wordings.create.handler(({ input }) => createWording(program, input)),
    update: wordings.update.handler(({ input }) => changeWording(program, input)),
    remove: wordings.remove.handler(({ input }) => removeWording(program, input)),
    restore: wordings.restore.handler(({ input }) => restoreWording(program, input.id)),
    uses: wordings.uses.handler(({ input }) => usesOfWording(program, input.id)),
  };
}
