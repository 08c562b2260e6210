import { makeExport } from '../services/exports.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function exportsApi(program: Program) {
  return { make: operations.exports.make.handler(({ input }) => makeExport(program, input)) };
}
