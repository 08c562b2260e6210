import { addActionUpdate, allActions, takeActionStep, takeReportBack } from '../services/actions.ts';
import { chasingMails } from '../services/chasing-lists.ts';
import { openActionsOnTopic } from '../services/earlier-notes.ts';
import { mattersArisingAt } from '../services/matters-arising.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function actionsApi(program: Program) {
  const { actions } = operations;
  return {
    list: actions.list.handler(({ input }) => allActions(program, input.meetingId)),
    arising: actions.arising.handler(({ input }) => mattersArisingAt(program, input.meetingId)),
    openOnTopic: actions.openOnTopic.handler(({ input }) => openActionsOnTopic(program, input.agendaItemId)),
    chasingMails: actions.chasingMails.handler(({ input }) => chasingMails(program, input)),
    takeStep: actions.takeStep.handler(({ input }) => takeActionStep(program, input)),
    takeBack: actions.takeBack.handler(({ input }) => takeReportBack(program, input)),
    addUpdate: actions.addUpdate.handler(({ input }) => addActionUpdate(program, input)),
  };
}
