import type { IssuedAgenda } from '../contract/entities.ts';
import { inAgendaOrder, numberAgenda } from '../domain/agenda.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { namesIn } from './names-in-plan.ts';
import { publicItems } from './public-facts.ts';
import { leftOutText } from './plan-text.ts';

type AgendaFacts = Pick<
  MeetingFacts,
  | 'meeting'
  | 'body'
  | 'neighbours'
  | 'people'
  | 'organisations'
  | 'agendaItems'
  | 'withdrawnNumbers'
  | 'comingTopics'
>;

/**
 * An agenda as it goes out, with the names and numbers of now. What is for the chair alone is no part of it, and of what
 * is restricted there is its number and the reason.
 */
export function agendaContent(facts: AgendaFacts): IssuedAgenda {
  const names = namesIn(facts);
  const { date: day, startTime, endTime, place, chairId } = facts.meeting;
  const agendaItems = publicItems(facts.agendaItems);
  const numbers = numberAgenda(agendaItems);
  return {
    body: facts.body.name,
    meeting: { date: day, startTime, endTime, place, chair: names.attendanceLineOf(chairId) },
    neighbours: facts.neighbours,
    items: inAgendaOrder(agendaItems).map((item) => {
      const { id, parentId, kind, title, minutes, reportTitle, reportHref, restrictedReason } = item;
      const { mark, label: number } = numbers.get(id) ?? { mark: '', label: '' };
      return {
        ...{ id, parentId, mark, number, kind, title },
        isLate: item.issued?.isLate ?? false,
        lead: names.attendanceLineOf(item.leadId),
        organisation: names.organisationNameOf(item.organisationId),
        ...{ minutes, reportTitle, reportHref, restrictedReason },
      };
    }),
    withdrawn: [...facts.withdrawnNumbers],
    comingTopics: facts.comingTopics.map(({ title, date }) => ({ title, date })),
  };
}

/**
 * A version that was kept, without what has been restricted since: it is made into a file anew, and what is secret now
 * must not go out again. `topics`: the titles and days of restricted items, which an earlier agenda may have announced.
 */
export function withoutRestricted(
  agenda: IssuedAgenda,
  reasons: ReadonlyMap<string, string>,
  topics: readonly { readonly title: string; readonly date: string }[],
): IssuedAgenda {
  return {
    ...agenda,
    items: agenda.items.map((item) => {
      const reason = reasons.get(item.id);
      return reason === undefined
        ? item
        : {
            ...item,
            restrictedReason: reason,
            title: leftOutText(reason),
            kind: 'other',
            ...{ lead: null, organisation: null, reportTitle: null, reportHref: null },
          };
    }),
    comingTopics: agenda.comingTopics.filter(
      (topic) => !topics.some(({ title, date }) => title === topic.title && date === topic.date),
    ),
  };
}
