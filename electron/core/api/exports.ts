import { exportActionRegister } from '../services/action-register-file.ts';
import { exportChasingList } from '../services/chasing-lists.ts';
import { makeExport, makeZip, previewIssue } from '../services/exports.ts';
import { markingsOfMeeting, setMarking } from '../services/markings.ts';
import { keepFindingOfMeeting, prepareIssue } from '../services/prepare-issue.ts';
import type { Program } from '../services/program.ts';
import { exportYearMap } from '../services/year-map.ts';
import { operations } from './operations.ts';

export function exportsApi(program: Program) {
  const { exports } = operations;
  return {
    prepare: exports.prepare.handler(({ input }) => prepareIssue(program, input)),
    makeZip: exports.makeZip.handler(({ input, signal }) => makeZip(program, input, signal)),
    zipProgress: exports.zipProgress.handler(({ input, signal }) =>
      program.zips.listen(signal, ({ zip }) => zip === input.zip),
    ),
    keepFinding: exports.keepFinding.handler(({ input }) => keepFindingOfMeeting(program, input)),
    markings: exports.markings.handler(({ input }) => markingsOfMeeting(program, input.meetingId)),
    setMarking: exports.setMarking.handler(({ input }) => setMarking(program, input)),
    make: exports.make.handler(({ input }) => makeExport(program, input)),
    preview: exports.preview.handler(({ input }) => previewIssue(program, input)),
    chasingList: exports.chasingList.handler(({ input }) => exportChasingList(program, input)),
    actionRegister: exports.actionRegister.handler(({ input }) => exportActionRegister(program, input)),
    yearMap: exports.yearMap.handler(({ input }) => exportYearMap(program, input)),
  };
}
