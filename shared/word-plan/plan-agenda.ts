import type { AgendaItem } from '../contract/entities.ts';
import { inAgendaOrder, numberAgenda, type AgendaNumber } from '../domain/agenda.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
import { safeHref } from '../document/safe-href.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  meetingDetails,
  meetingLine,
  paragraph,
  propertiesOf,
  reportNameOf,
  strongLabel,
  textParagraph,
} from './meeting-in-plan.ts';
import { namesIn, type NamesInPlan } from './names-in-plan.ts';
import { PlanRefused } from './plan-refused.ts';
import type { PlanParagraph, WordPlan } from './word-plan.ts';

/** The agenda: what is on it, who leads, and where the report is. The notes for the chair are never in it. */
export function planAgenda(facts: MeetingFacts): WordPlan {
  const names = namesIn(facts);
  const numbers = numberAgenda(facts.agendaItems);
  if (facts.agendaItems.length === 0) throw new PlanRefused('nothing-to-export');
  const title = `${facts.body.name}: agenda`;
  return {
    kind: 'agenda',
    properties: propertiesOf(facts, title, formatDateWithWeekday(facts.meeting.date)),
    language: 'en-GB',
    runningHead: title,
    footer: meetingLine(facts),
    blocks: [
      textParagraph('title', title),
      ...meetingDetails(facts, names),
      ...inAgendaOrder(facts.agendaItems).flatMap((item) =>
        planItem(item, numbers.get(item.id), names, facts.comingTopics),
      ),
    ],
  };
}

function planItem(
  item: AgendaItem,
  number: AgendaNumber | undefined,
  names: NamesInPlan,
  comingTopics: MeetingFacts['comingTopics'],
): readonly PlanParagraph[] {
  // Every item that is listed is numbered: both walk the same list.
  if (!number) throw new RangeError(`no number for agenda item ${item.id}`);
  const level = number.depth;
  const lead = leadOf(item, names);
  const href = item.reportHref === null ? null : safeHref(item.reportHref);
  return [
    {
      ...textParagraph(level === 0 ? 'agenda-item' : 'agenda-sub-item', item.title),
      number: { list: 'agenda', sequence: 'agenda', level, expected: number.mark },
    },
    ...(lead ? [{ ...lead, level }] : []),
    ...(href === null
      ? []
      : [
          {
            ...paragraph('agenda-detail', [
              strongLabel('Report: '),
              { inline: 'link', href, inlines: [{ inline: 'text', text: reportNameOf(item, names) }] },
            ]),
            level,
          },
        ]),
    ...(item.kind === 'future-items' ? comingTopics.map((topic) => ({ ...planTopic(topic), level })) : []),
  ];
}

/** "14 April 2026: Road safety". Of a topic its title alone goes out. */
function planTopic({ title, date }: MeetingFacts['comingTopics'][number]): PlanParagraph {
  return paragraph('agenda-detail', [strongLabel(`${formatDate(date)}: `), { inline: 'text', text: title }]);
}

/** "Lead: Name, Post, Organisation"; the organisation alone where nobody leads. */
function leadOf(item: AgendaItem, names: NamesInPlan): PlanParagraph | null {
  const lead = names.attendanceLineOf(item.leadId);
  const organisation = names.organisationNameOf(item.organisationId);
  if (lead === null) {
    return organisation === null
      ? null
      : paragraph('agenda-detail', [strongLabel('Organisation: '), { inline: 'text', text: organisation }]);
  }
  const isNamed = organisation === null || lead === organisation || lead.endsWith(`, ${organisation}`);
  return paragraph('agenda-detail', [
    strongLabel('Lead: '),
    { inline: 'text', text: isNamed ? lead : `${lead} (report of ${organisation})` },
  ]);
}
