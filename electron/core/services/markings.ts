import type { Marking } from '../../../shared/domain/markings.ts';
import { soundMarking } from '../../../shared/domain/markings.ts';
import type { ReadHandle } from '../store/handles.ts';
import { markingsOf, putMarking } from '../store/repositories/markings.ts';
import { notFound } from './failures.ts';
import { requireAgendaItem, requireMeeting } from './meeting-records.ts';
import { runCommand, runQuery, type Program } from './program.ts';

type MarkingsOfMeeting = {
  meeting: Marking | null;
  papers: { agendaItemId: string; marking: Marking }[];
};

export function markingsOfMeeting(program: Program, meetingId: string): MarkingsOfMeeting {
  return runQuery(program, (read) => {
    requireMeeting(read, meetingId);
    return answerOf(read, meetingId);
  });
}

/** A marking is about how files are handled: of an agreed meeting it can change as well. */
export function setMarking(
  program: Program,
  {
    meetingId,
    agendaItemId,
    marking,
  }: { readonly meetingId: string; readonly agendaItemId: string | null; readonly marking: Marking },
): MarkingsOfMeeting {
  return runCommand(program, 'exports.setMarking', ({ read, write }) => {
    requireMeeting(read, meetingId);
    if (agendaItemId !== null && requireAgendaItem(read, agendaItemId).meetingId !== meetingId) {
      throw notFound('agenda-item');
    }
    const before = answerOf(read, meetingId);
    putMarking(write, { meetingId, agendaItemId }, soundMarking(marking));
    return {
      answer: answerOf(read, meetingId),
      changed: {
        entityId: agendaItemId ?? meetingId,
        meetingId,
        baseRevision: null,
        payload: { agendaItemId, marking, before },
        areas: ['meetings'],
      },
    };
  });
}

function answerOf(read: ReadHandle, meetingId: string): MarkingsOfMeeting {
  const { meeting, papers } = markingsOf(read, meetingId);
  return { meeting, papers: [...papers].map(([agendaItemId, marking]) => ({ agendaItemId, marking })) };
}
