import { usualManner, type Manner } from '../domain/manner.ts';
import type { IssuedAgenda } from '../contract/entities/agenda-issues.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
import { sittingNamedBy } from '../domain/neighbours.ts';
import { safeHref } from '../document/safe-href.ts';
import { wordAddedAfterIssue, wordTakenOffAfterIssue } from '../wording/word-agenda-issue.ts';
import { wordNamedSittingInFile } from '../wording/word-named-sitting.ts';
import type { Showing } from './showing.ts';
import { mattersHeading, mattersTable } from './matters-table.ts';
import { filledPhrase, labelIn } from './in-manner.ts';
import { agendaContent } from './agenda-content.ts';
import { countedByWord } from './agenda-marks.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  audienceIn,
  detailsOfMeeting,
  isGone,
  meetingLine,
  nameOfReport,
  ownWords,
  paragraph,
  propertiesOf,
  strongLabel,
  textParagraph,
  titleOf,
} from './meeting-in-plan.ts';
import { registerIn } from './register-in.ts';
import { PlanRefused } from './plan-refused.ts';
import { internalItems, publicItems } from './public-facts.ts';
import type { PlanBlock, PlanNumber, PlanParagraph, WordPlan } from './word-plan.ts';

type Item = IssuedAgenda['items'][number];

/** The agenda: what is on it, who leads, and where the report is. The notes for the chair are never in it. */
export function planAgenda(
  facts: MeetingFacts,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const items =
    showing === 'shown'
      ? internalItems(facts.agendaItems)
      : publicItems(facts.agendaItems, () => facts.papers);
  const agenda = agendaContent(facts, facts.mattersArising, items);
  if (showing !== 'without-trace') return planIssuedAgenda(agenda, manner, showing);
  const standing = facts.withdrawnItems.filter(({ restrictedReason }) => restrictedReason === null);
  return planIssuedAgenda({ ...agenda, withdrawn: standing.map(({ label }) => label) }, manner, showing);
}

/** The same of a version that was kept. */
export function planIssuedAgenda(
  kept: IssuedAgenda,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const agenda = { ...kept, items: kept.items.filter((item) => !isGone(item, showing)) };
  const { items, meeting } = agenda;
  if (items.length === 0) throw new PlanRefused('nothing-to-export');
  const facts = { body: { name: agenda.body }, meeting };
  const title = filledPhrase(manner.phrases.agendaTitle, agenda.body);
  const hearing = items.find(({ kind }) => kind === 'previous-notes');
  const matters = planMatters(agenda, manner, showing);
  const places = countedByWord(
    'agenda',
    items.map(({ mark, parentId }) => ({ mark, depth: isSubItem(parentId, items) ? 1 : 0 })),
  );
  return {
    kind: 'agenda',
    properties: propertiesOf(facts, title, formatDateWithWeekday(meeting.date, manner)),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: title,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('title', title),
      ...detailsOfMeeting(meeting, meeting.chair, manner),
      ...items.flatMap((item, index) => [
        ...planItem(item, places[index], agenda, manner, showing),
        ...(item.id === hearing?.id ? matters : []),
      ]),
      ...agenda.withdrawn.map((number) => ({
        ...paragraph('agenda-detail', [ownWords(wordTakenOffAfterIssue(labelIn(manner, number)))]),
        level: 0,
      })),
      ...(hearing ? [] : matters),
    ],
  };
}

/** What arises from earlier meetings: under the item on their notes, and at the end where there is none. */
function planMatters(
  { mattersArising }: IssuedAgenda,
  manner: Manner,
  showing: Showing,
): readonly PlanBlock[] {
  const table = mattersTable(mattersArising, manner, showing);
  if (table === null) return [];
  const heading = paragraph('agenda-detail', [strongLabel(mattersHeading)]);
  return [{ ...heading, level: 0 }, ...registerIn(manner, table, 'paragraph')];
}

function planItem(
  item: Item,
  number: PlanNumber | undefined,
  { neighbours, comingTopics }: IssuedAgenda,
  manner: Manner,
  showing: Showing,
): readonly PlanParagraph[] {
  // Every item that is listed is numbered: both walk the same list.
  if (!number) throw new RangeError(`no number for agenda item ${item.id}`);
  const { level } = number;
  const lead = leadOf(item, manner);
  const named = wordNamedSittingInFile(sittingNamedBy(item.kind, neighbours), manner);
  const href = item.reportHref === null ? null : safeHref(item.reportHref);
  const late = item.isLate ? [paragraph('agenda-detail', [ownWords(wordAddedAfterIssue)])] : [];
  const details = [
    ...late,
    ...(named === null ? [] : [paragraph('agenda-detail', [ownWords(named)])]),
    ...(lead ? [lead] : []),
    ...(href === null
      ? []
      : [
          paragraph('agenda-detail', [
            strongLabel(`${manner.phrases.report} `),
            {
              inline: 'link',
              href,
              inlines: [{ inline: 'text', text: nameOfReport(item, item.organisation) }],
            },
          ]),
        ]),
    ...(item.kind === 'future-items' ? comingTopics.map((topic) => planTopic(topic, manner)) : []),
  ];
  return [
    { ...paragraph(level === 0 ? 'agenda-item' : 'agenda-sub-item', titleOf(item, showing)), number },
    // What a kind says by itself is left out of a restricted item too.
    ...(item.restrictedReason === null || showing === 'shown' ? details : late).map((detail) => ({
      ...detail,
      level,
    })),
  ];
}

/** "14 April 2026: Road safety". Of a topic its title alone goes out. */
function planTopic({ title, date }: IssuedAgenda['comingTopics'][number], manner: Manner): PlanParagraph {
  return paragraph('agenda-detail', [
    strongLabel(`${formatDate(date, manner)}: `),
    { inline: 'text', text: title },
  ]);
}

/** "Lead: Name, Post, Organisation"; the organisation alone where nobody leads. */
function leadOf({ lead, organisation }: Item, { phrases }: Manner): PlanParagraph | null {
  if (lead === null) {
    return organisation === null
      ? null
      : paragraph('agenda-detail', [strongLabel('Organisation: '), { inline: 'text', text: organisation }]);
  }
  const isNamed = organisation === null || lead === organisation || lead.endsWith(`, ${organisation}`);
  return paragraph('agenda-detail', [
    strongLabel(`${phrases.lead} `),
    { inline: 'text', text: isNamed ? lead : `${lead} (report of ${organisation})` },
  ]);
}

function isSubItem(parentId: string | null, items: readonly Item[]): boolean {
  return parentId !== null && items.some(({ id }) => id === parentId);
}
