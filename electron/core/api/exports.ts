import { exportChasingList } from '../services/chasing-lists.ts';
import { makeExport, planExport } from '../services/exports.ts';
import type { Program } from '../services/program.ts';
import { exportYearMap } from '../services/year-map.ts';
import { operations } from './operations.ts';

export function exportsApi(program: Program) {
  const { exports } = operations;
  return {
    make: exports.make.handler(({ input }) => makeExport(program, input)),
    preview: exports.preview.handler(({ input }) => planExport(program, input)),
    chasingList: exports.chasingList.handler(({ input }) => exportChasingList(program, input)),
    yearMap: exports.yearMap.handler(({ input }) => exportYearMap(program, input)),
  };
}
