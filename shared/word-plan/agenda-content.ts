import type { IssuedAgenda } from '../contract/entities.ts';
import { inAgendaOrder, numberAgenda } from '../domain/agenda.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { namesIn } from './names-in-plan.ts';

type AgendaFacts = Pick<
  MeetingFacts,
  | 'meeting'
  | 'body'
  | 'neighbours'
  | 'people'
  | 'organisations'
  | 'agendaItems'
  | 'withdrawnItems'
  | 'comingTopics'
>;

/** An agenda as it goes out, with the names and numbers of now. What is for the chair alone is no part of it. */
export function agendaContent(facts: AgendaFacts): IssuedAgenda {
  const names = namesIn(facts);
  const { date: day, startTime, endTime, place, chairId } = facts.meeting;
  const numbers = numberAgenda(facts.agendaItems);
  return {
    body: facts.body.name,
    meeting: { date: day, startTime, endTime, place, chair: names.attendanceLineOf(chairId) },
    neighbours: facts.neighbours,
    items: inAgendaOrder(facts.agendaItems).map((item) => {
      const { id, parentId, kind, title, minutes, reportTitle, reportHref } = item;
      const { mark, label: number } = numbers.get(id) ?? { mark: '', label: '' };
      return {
        ...{ id, parentId, mark, number, kind, title },
        isLate: item.issued?.isLate ?? false,
        lead: names.attendanceLineOf(item.leadId),
        organisation: names.organisationNameOf(item.organisationId),
        ...{ minutes, reportTitle, reportHref },
      };
    }),
    withdrawn: facts.withdrawnItems.map(({ label }) => label),
    comingTopics: facts.comingTopics.map(({ title, date }) => ({ title, date })),
  };
}
