import {
  allAbbreviations,
  changeAbbreviation,
  createAbbreviation,
  removeAbbreviation,
  restoreAbbreviation,
} from '../services/abbreviations.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function abbreviationsApi(program: Program) {
  const { abbreviations } = operations;
  return {
    list: abbreviations.list.handler(() => allAbbreviations(program)),
    create: abbreviations.create.handler(({ input }) => createAbbreviation(program, input)),
    update: abbreviations.update.handler(({ input }) => changeAbbreviation(program, input)),
    remove: abbreviations.remove.handler(({ input }) => removeAbbreviation(program, input)),
    restore: abbreviations.restore.handler(({ input }) => restoreAbbreviation(program, input.id)),
  };
}
