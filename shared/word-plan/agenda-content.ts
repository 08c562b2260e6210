import type { IssuedAgenda } from '../contract/entities/agenda-issues.ts';
import type { ReportedMatter } from '../contract/entities/matters-arising.ts';
import { inAgendaOrder, numberAgenda } from '../domain/agenda.ts';
import { isAmong, type RestrictedTopics } from '../domain/restricted-topics.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { namesIn } from './names-in-plan.ts';
import { publicItems } from './public-facts.ts';

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
  | 'papers'
>;

/**
 * An agenda as it goes out, with the names and numbers of now. What is for the chair alone is no part of it, and of what
 * is restricted there is its number and the reason, unless `agendaItems` are those for colleagues.
 */
export function agendaContent(
  facts: AgendaFacts,
  mattersArising: readonly ReportedMatter[],
  agendaItems = publicItems(facts.agendaItems, () => facts.papers),
): IssuedAgenda {
  const names = namesIn(facts);
  const { date: day, startTime, endTime, place, chairId } = facts.meeting;
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
    withdrawn: facts.withdrawnItems.map(({ label }) => label),
    mattersArising: [...mattersArising],
    comingTopics: facts.comingTopics.map(({ topicId, title, date }) => ({
      ...(topicId === undefined ? {} : { topicId }),
      ...{ title, date },
    })),
  };
}

/**
 * A version that was kept, which says of each item what has restricted it since: no file that is made of it anew has its
 * words. `topics`: those that are not for the public now, which an earlier agenda may have announced, for whatever day.
 */
export function withRestrictions(
  agenda: IssuedAgenda,
  reasons: ReadonlyMap<string, string>,
  topics: RestrictedTopics,
): IssuedAgenda {
  const isRestricted = isAmong(topics);
  return {
    ...agenda,
    items: agenda.items.map((item) => ({
      ...item,
      restrictedReason: reasons.get(item.id) ?? item.restrictedReason,
    })),
    comingTopics: agenda.comingTopics.filter((topic) => !isRestricted(topic)),
  };
}
