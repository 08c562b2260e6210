import { agendaIssues } from '../services/agenda-issues.ts';
import {
  addAgendaItem,
  agendaOf,
  changeAgendaItem,
  moveAgendaItem,
  removeAgendaItem,
  restoreAgendaItem,
} from '../services/agenda.ts';
import { countItemTime, itemTimesOf, setItemOutcome } from '../services/item-progress.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function agendaApi(program: Program) {
  const { agenda } = operations;
  return {
    list: agenda.list.handler(({ input }) => agendaOf(program, input.meetingId)),
    add: agenda.add.handler(({ input }) => addAgendaItem(program, input)),
    update: agenda.update.handler(({ input }) => changeAgendaItem(program, input)),
    move: agenda.move.handler(({ input }) => moveAgendaItem(program, input)),
    remove: agenda.remove.handler(({ input }) => removeAgendaItem(program, input)),
    restore: agenda.restore.handler(({ input }) => restoreAgendaItem(program, input.id)),
    setOutcome: agenda.setOutcome.handler(({ input }) => setItemOutcome(program, input)),
    times: agenda.times.handler(({ input }) => itemTimesOf(program, input.meetingId)),
    countTime: agenda.countTime.handler(({ input }) => countItemTime(program, input)),
    issues: agenda.issues.handler(({ input }) => agendaIssues(program, input.meetingId)),
  };
}
