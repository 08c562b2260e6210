import type { AcceptedNotes, AgendaItem, DraftIssue, Section } from '../contract/entities.ts';
import { letterActions } from '../domain/actions.ts';
import { inAgendaOrder, numberAgenda, type AgendaNumber } from '../domain/agenda.ts';
import type { AttendanceKind } from '../domain/attendance.ts';
import { formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
import { sittingNamedBy } from '../domain/neighbours.ts';
import { actionsInBody } from '../document/actions-in-body.ts';
import type { Body } from '../document/body.ts';
import {
  wordAcceptance,
  wordCorrectionInFile,
  wordLaterCorrectionInFile,
  wordNotesAccepted,
} from '../wording/word-acceptance.ts';
import { wordAttendance } from '../wording/word-attendance.ts';
import { draftInHead, wordDraftInFile } from '../wording/word-draft-issue.ts';
import { notDiscussed } from '../wording/word-item-progress.ts';
import { wordNamedSittingInFile } from '../wording/word-named-sitting.ts';
import { countedByWord } from './agenda-marks.ts';
import { bodyToPlan, shownBlocks } from './body-to-plan.ts';
import { mattersHeading, mattersTable } from './matters-table.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  audienceIn,
  isGone,
  meetingDetails,
  meetingLine,
  ownWords,
  paragraph,
  propertiesOf,
  reportNameOf,
  strongLabel,
  textParagraph,
  titleOf,
} from './meeting-in-plan.ts';
import { namesIn, type NamesInPlan } from './names-in-plan.ts';
import { planText } from './plan-text.ts';
import { factsFor } from './public-facts.ts';
import type { Showing } from './showing.ts';
import { soundBodyOf } from './sound-body.ts';
import { keepingNumbers } from './without-trace.ts';
import type { PlanBlock, PlanNumber, PlanParagraph, PlanTable, WordPlan } from './word-plan.ts';

/** The notes of a meeting in the house style `flowing`: numbered headings with the narrative under them. */
export function planNotes(meeting: MeetingFacts, showing: Showing = 'said'): WordPlan {
  const facts = factsFor(meeting, showing);
  const names = namesIn(facts);
  const title = `${facts.body.name}: notes`;
  const every = itemsWithNotes(facts);
  const items = every.filter(({ item }) => !isGone(item, showing));
  const places = countedByWord(
    'item-headings',
    items.map(({ number }) => number),
  );
  const draft = draftOut(facts);
  const letters = letterActions(every.flatMap(({ sections }) => sections.flatMap(({ actions }) => actions)));
  return {
    kind: 'notes',
    properties: propertiesOf(facts, title, formatDateWithWeekday(facts.meeting.date)),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: draft === null ? title : `${title}. ${draftInHead(draft)}`,
    footer: meetingLine(facts),
    blocks: [
      textParagraph('title', title),
      ...meetingDetails(facts, names),
      ...standing(draft),
      ...acceptance(facts),
      ...attendance(facts, names),
      ...keepingNumbers(
        items.flatMap((item, index) => planItem(item, places[index], letters, names, facts, showing)),
      ),
      ...(items.some(({ item }) => item.id === hearingItem(facts)?.id) ? [] : matters(facts, showing)),
    ],
  };
}

/** An action's place in the notes, named without its block's id: a copied block may carry the id of its original. */
export type ActionPlace = { readonly id: string; readonly itemNumber: string };

export type ItemWithNotes = {
  readonly item: AgendaItem;
  readonly number: AgendaNumber;
  /** The number of the item itself, or of the item that it is a sub-item of. */
  readonly topNumber: string;
  readonly sections: readonly {
    readonly section: Section;
    readonly body: Body;
    readonly actions: readonly ActionPlace[];
  }[];
};

/** The agenda in reading order, each item with its section of the notes. Takes what is for the public. */
export function itemsWithNotes({ agendaItems, notes }: MeetingFacts): readonly ItemWithNotes[] {
  const numbers = numberAgenda(agendaItems);
  let topNumber = '';
  return inAgendaOrder(agendaItems).map((item) => {
    const number = numbers.get(item.id);
    if (!number) throw new RangeError(`no number for agenda item ${item.id}`);
    if (number.depth === 0) topNumber = number.mark;
    const itemNumber = topNumber;
    return {
      item,
      number,
      topNumber: itemNumber,
      sections: notes.sections
        .filter(({ agendaItemId }) => agendaItemId === item.id)
        .map((section) => {
          const body = soundBodyOf(section);
          const actions = actionsInBody(body).map((_action, index) => ({
            id: `${section.id} ${index}`,
            itemNumber,
          }));
          return { section, body, actions };
        }),
    };
  });
}

/** The issue for correction that draft notes are, or were before they were changed. */
function draftOut({ meeting, draftIssues }: MeetingFacts): DraftIssue | null {
  return meeting.state === 'draft-notes' ? (draftIssues.at(-1) ?? null) : null;
}

function standing(draft: DraftIssue | null): readonly PlanParagraph[] {
  if (draft === null) return [];
  return [paragraph('meeting-detail', [strongLabel('Status: '), ownWords(wordDraftInFile(draft))])];
}

/** That the notes were accepted as a correct record, and what was corrected in them. */
function acceptance({ meeting, acceptance: record }: MeetingFacts): readonly PlanParagraph[] {
  if (meeting.state !== 'agreed') return [];
  const { acceptedOn = null, acceptedAt = null, corrections = [], laterCorrections = [] } = record ?? {};
  const status = wordAcceptance({ acceptedOn, acceptedAt, corrections });
  return [
    paragraph('meeting-detail', [strongLabel('Status: '), ownWords(status)]),
    ...listed(corrections),
    ...laterCorrections.map((later) => textParagraph('paragraph', wordLaterCorrectionInFile(later))),
  ];
}

function listed(corrections: AcceptedNotes['corrections']): readonly PlanParagraph[] {
  return corrections.map((correction) => ({
    ...textParagraph('bullet', wordCorrectionInFile(correction)),
    number: { list: 'bullets', sequence: 'bullets', level: 0, expected: '•' },
  }));
}

const attendanceHeadings: readonly (readonly [AttendanceKind, string])[] = [
  ['present', 'Present'],
  ['in-attendance', 'Also present'],
  ['apologies', 'Apologies'],
];

function attendance(facts: MeetingFacts, names: NamesInPlan): readonly PlanParagraph[] {
  return attendanceHeadings.flatMap(([kind, heading]) => {
    const lines = facts.attendees
      .filter((attendee) => attendee.kind === kind)
      .toSorted((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
      .flatMap((attendee) => {
        const line = names.attendanceLineOf(attendee.personId);
        const details = wordAttendance(attendee, names.fullNameOf(attendee.deputisingForId));
        return line === null ? [] : [details === '' ? line : `${line}; ${details}`];
      });
    return lines.length === 0
      ? []
      : [
          textParagraph('attendance-heading', heading),
          ...lines.map((line) => textParagraph('attendance-line', line)),
        ];
  });
}

function planItem(
  { item, number, topNumber, sections }: ItemWithNotes,
  place: PlanNumber | undefined,
  letters: ReturnType<typeof letterActions>,
  names: NamesInPlan,
  facts: MeetingFacts,
  showing: Showing,
): readonly PlanBlock[] {
  const isSubItem = number.depth === 1;
  const heading: PlanParagraph = {
    ...paragraph(isSubItem ? 'sub-item-heading' : 'item-heading', titleOf(item, showing)),
    ...(place ? { number: place } : {}),
  };
  const standing = item.outcome === 'not-discussed' ? [paragraph('paragraph', [ownWords(notDiscussed)])] : [];
  const [first, ...others] = sections;
  const arising = item.id === hearingItem(facts)?.id ? matters(facts, showing) : [];
  if (!first) {
    return [
      heading,
      ...standing,
      ...namedSitting(item, facts, []),
      ...notesAccepted(item, facts, []),
      ...arising,
    ];
  }
  return [first, ...others].map(({ section, body, actions }, index) => {
    const written = bodyToPlan(body, {
      names,
      sectionId: section.id,
      paragraphNumbers: [],
      actionLetters: actions.map(({ id }) => letters.get(id)?.letter ?? ''),
      actionSequence: `actions ${topNumber}`,
      subheadingRole: isSubItem ? 'sub-item-subheading' : 'subheading',
      reportLinkLabel: 'To read the report: ',
      reportName: reportNameOf(item, names),
      showing,
    });
    const { restrictedReason } = section;
    const isShown = showing === 'shown' && restrictedReason !== null;
    // Of an item that is restricted the heading says why.
    const words = !isShown
      ? written
      : shownBlocks(written, restrictedReason).slice(item.restrictedReason === null ? 0 : 1);
    const opening =
      index === 0
        ? [heading, ...standing, ...namedSitting(item, facts, words), ...notesAccepted(item, facts, words)]
        : [];
    const closing = index === sections.length - 1 ? arising : [];
    return { block: 'part', id: section.id, title: item.title, blocks: [...opening, ...words, ...closing] };
  });
}

/** The item that hears of earlier meetings. */
function hearingItem({ agendaItems }: MeetingFacts): AgendaItem | undefined {
  return inAgendaOrder(agendaItems).find(({ kind }) => kind === 'previous-notes');
}

/** What the meeting heard of earlier actions. */
function matters({ mattersArising }: MeetingFacts, showing: Showing): readonly (PlanParagraph | PlanTable)[] {
  const table = mattersTable(mattersArising, showing);
  return table === null ? [] : [paragraph('subheading', [ownWords(mattersHeading)]), table];
}

/** The other meeting that the item is about, unless the notes name its date themselves. */
function namedSitting(
  item: AgendaItem,
  facts: MeetingFacts,
  words: readonly PlanBlock[],
): readonly PlanParagraph[] {
  if (item.restrictedReason !== null) return [];
  const named = sittingNamedBy(item.kind, facts.neighbours);
  const line = wordNamedSittingInFile(named);
  if (line === null || named === null || !('sitting' in named)) return [];
  const date = formatDate(named.sitting.date);
  const isSaid = planText({ blocks: words }).some((text) => text.includes(date));
  return isSaid ? [] : [paragraph('paragraph', [ownWords(line)])];
}

/** The notes that this meeting accepted, unless its own say so themselves. */
function notesAccepted(
  { kind }: AgendaItem,
  facts: MeetingFacts,
  words: readonly PlanBlock[],
): readonly PlanParagraph[] {
  if (kind !== 'previous-notes') return [];
  const isSaid = planText({ blocks: words }).some((text) => /\bcorrect record\b/i.test(text));
  return facts.notesAccepted.flatMap((accepted) =>
    isSaid
      ? listed(accepted.corrections)
      : [paragraph('paragraph', [ownWords(wordNotesAccepted(accepted))]), ...listed(accepted.corrections)],
  );
}
