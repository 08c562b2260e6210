import { usualManner, type Manner } from '../domain/manner.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import type { Section } from '../contract/entities/documents.ts';
import type { DraftIssue } from '../contract/entities/draft-issues.ts';
import type { AcceptedNotes } from '../contract/entities/sign-off.ts';
import { letterActions } from '../domain/actions.ts';
import { inAgendaOrder, numberAgenda, type AgendaNumber } from '../domain/agenda.ts';
import type { AttendanceKind } from '../domain/attendance.ts';
import { dateStyles, formatDate, formatDateWithWeekday } from '../domain/calendar-date.ts';
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
import { filledPhrase, labelIn } from './in-manner.ts';
import { countedByWord } from './agenda-marks.ts';
import { bodyToPlan, shownBlocks, type BodyBlock } from './body-to-plan.ts';
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
import { lengthOfBlocks, longestWholeRow } from './row-length.ts';
import { soundBodyOf } from './sound-body.ts';
import { keepingNumbers } from './without-trace.ts';
import { registerIn } from './register-in.ts';
import { headingCell } from './table-cells.ts';
import type {
  PlanBlock,
  PlanCell,
  PlanNumber,
  PlanParagraph,
  PlanRow,
  PlanTable,
  WordPlan,
} from './word-plan.ts';

/**
 * The notes of a meeting, in the layout of the manner: numbered headings with the narrative under them, or a table with
 * the number at the left and both at the right.
 */
export function planNotes(
  meeting: MeetingFacts,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const facts = factsFor(meeting, showing);
  const names = namesIn(facts, manner);
  const title = filledPhrase(manner.phrases.notesTitle, facts.body.name);
  const every = itemsWithNotes(facts);
  const items = every.filter(({ item }) => !isGone(item, showing));
  const places = countedByWord(
    'item-headings',
    items.map(({ number }) => number),
  );
  const draft = draftOut(facts);
  const letters = letterActions(every.flatMap(({ sections }) => sections.flatMap(({ actions }) => actions)));
  const written = items.map((item, index) =>
    writeItem(item, places[index], letters, names, facts, manner, showing),
  );
  const hasHearing = items.some(({ item }) => item.id === hearingItem(facts)?.id);
  return {
    kind: 'notes',
    properties: propertiesOf(facts, title, formatDateWithWeekday(facts.meeting.date, manner)),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: draft === null ? title : `${title}. ${draftInHead(draft, manner)}`,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('title', title),
      ...meetingDetails(facts, names, manner),
      ...standing(draft, manner),
      ...acceptance(facts, manner, showing),
      ...attendance(facts, names, manner),
      ...keepingNumbers(
        manner.notes === 'numbered-table' ? asTable(written, manner) : written.flatMap(flowing),
      ),
      ...(hasHearing ? [] : matters(facts, manner, showing)),
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

function standing(draft: DraftIssue | null, manner: Manner): readonly PlanParagraph[] {
  if (draft === null) return [];
  return [
    paragraph('meeting-detail', [
      strongLabel(`${manner.phrases.status} `),
      ownWords(wordDraftInFile(draft, manner)),
    ]),
  ];
}

/** That the notes were accepted as a correct record, and what was corrected in them. */
function acceptance(
  { meeting, acceptance: record }: MeetingFacts,
  manner: Manner,
  showing: Showing,
): readonly PlanParagraph[] {
  if (meeting.state !== 'agreed') return [];
  const { acceptedOn = null, acceptedAt = null } = record ?? {};
  const corrections = tellable(record?.corrections ?? [], showing);
  const laterCorrections = tellable(record?.laterCorrections ?? [], showing);
  const status = wordAcceptance({ acceptedOn, acceptedAt, corrections }, manner);
  return [
    paragraph('meeting-detail', [strongLabel(`${manner.phrases.status} `), ownWords(status)]),
    ...listed(corrections),
    ...laterCorrections.map((later) => textParagraph('paragraph', wordLaterCorrectionInFile(later, manner))),
  ];
}

/**
 * Without a trace nothing tells of corrections to what is restricted (as a whole, or in the words that were corrected), not
 * even their number.
 */
function tellable<Correction extends { readonly isRestricted: boolean; readonly words?: unknown }>(
  corrections: readonly Correction[],
  showing: Showing,
): Correction[] {
  return showing === 'without-trace'
    ? corrections.filter(({ isRestricted, words }) => !isRestricted && words !== null)
    : [...corrections];
}

const bullet: PlanNumber = { list: 'bullets', sequence: 'bullets', level: 0, expected: '•' };

function listed(corrections: AcceptedNotes['corrections']): readonly PlanParagraph[] {
  return corrections.map((correction) => ({
    ...textParagraph('bullet', wordCorrectionInFile(correction)),
    number: bullet,
  }));
}

const attendanceHeadings: readonly (readonly [AttendanceKind, keyof Manner['phrases']])[] = [
  ['present', 'present'],
  ['in-attendance', 'alsoPresent'],
  ['apologies', 'apologies'],
];

function attendance(facts: MeetingFacts, names: NamesInPlan, manner: Manner): readonly PlanParagraph[] {
  return attendanceHeadings.flatMap(([kind, heading]) => {
    const lines = facts.attendees
      .filter((attendee) => attendee.kind === kind)
      .toSorted((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
      .flatMap((attendee) => {
        const line = names.attendanceLineOf(attendee.personId);
        const details = wordAttendance(attendee, names.fullNameOf(attendee.deputisingForId), manner);
        return line === null ? [] : [details === '' ? line : `${line}; ${details}`];
      });
    return lines.length === 0
      ? []
      : [
          textParagraph('attendance-heading', manner.phrases[heading]),
          ...lines.map((line) => ({ ...textParagraph('attendance-line', line), number: bullet })),
        ];
  });
}

/** An item of the notes before it is laid out: its heading, and what stands under it, section by section. */
type WrittenItem = {
  readonly heading: PlanParagraph;
  /** "4", "3 a)": said where the item goes on, and its place in the list does not stand. */
  readonly label: string;
  readonly place: PlanNumber | undefined;
  readonly parts: readonly {
    /** null: nobody has written anything for the item, so that there is no section. */
    readonly section: { readonly id: string; readonly title: string } | null;
    readonly blocks: readonly BodyBlock[];
  }[];
};

function writeItem(
  { item, number, topNumber, sections }: ItemWithNotes,
  place: PlanNumber | undefined,
  letters: ReturnType<typeof letterActions>,
  names: NamesInPlan,
  facts: MeetingFacts,
  manner: Manner,
  showing: Showing,
): WrittenItem {
  const isSubItem = number.depth === 1;
  const label = labelIn(manner, number.label);
  const heading = paragraph(isSubItem ? 'sub-item-heading' : 'item-heading', titleOf(item, showing));
  const opening = (words: readonly BodyBlock[]): readonly PlanParagraph[] => [
    ...(item.outcome === 'not-discussed' ? [paragraph('paragraph', [ownWords(notDiscussed)])] : []),
    ...namedSitting(item, facts, words, manner),
    ...notesAccepted(item, facts, words, manner, showing),
  ];
  const closing = item.id === hearingItem(facts)?.id ? matters(facts, manner, showing) : [];
  if (sections.length === 0) {
    return { heading, label, place, parts: [{ section: null, blocks: [...opening([]), ...closing] }] };
  }
  const parts = sections.map(({ section, body, actions }, index) => {
    const written = bodyToPlan(body, {
      names,
      sectionId: section.id,
      paragraphNumbers: [],
      actionLetters: actions.map(({ id }) => letters.get(id)?.letter ?? ''),
      actionSequence: `actions ${topNumber}`,
      subheadingRole: isSubItem ? 'sub-item-subheading' : 'subheading',
      reportLinkLabel: `${manner.phrases.toReadTheReport} `,
      reportName: reportNameOf(item, names),
      manner,
      showing,
    });
    const { restrictedReason } = section;
    const isShown = showing === 'shown' && restrictedReason !== null;
    // Of an item that is restricted the heading says why.
    const words = !isShown
      ? written
      : shownBlocks(written, restrictedReason).slice(item.restrictedReason === null ? 0 : 1);
    const isLast = index === sections.length - 1;
    return {
      section: { id: section.id, title: item.title },
      blocks: [...(index === 0 ? opening(words) : []), ...words, ...(isLast ? closing : [])],
    };
  });
  return { heading, label, place, parts };
}

function flowing({ heading, place, parts }: WrittenItem): readonly PlanBlock[] {
  const numbered = { ...heading, ...(place ? { number: place } : {}) };
  return parts.flatMap(({ section, blocks }, index): readonly PlanBlock[] => {
    const whole = index === 0 ? [numbered, ...blocks] : blocks;
    return section === null ? whole : [{ block: 'part', ...section, blocks: whole }];
  });
}

/**
 * A row for each item. A long item has several: one that stays whole, so that no heading ends a page, one that goes on
 * over the page, and its actions. The rows after the first say that it goes on. A table of the item's own stands between
 * two tables of the notes, for in a cell a screen reader loses its way; the item's section holds all three.
 */
function asTable(items: readonly WrittenItem[], manner: Manner): readonly PlanBlock[] {
  const blocks: PlanBlock[] = [];
  let rows: PlanRow[] = [];
  const endTable = (): void => {
    blocks.push(...tableOfNotes(rows, manner));
    rows = [];
  };
  for (const { heading, label, place, parts } of items) {
    const number: PlanParagraph = { ...paragraph('item-number', []), ...(place ? { number: place } : {}) };
    for (const [index, { section, blocks: own }] of parts.entries()) {
      const all = index === 0 ? [heading, ...own] : own;
      const marks: RowMarks = { opening: index === 0 ? number : null, label };
      if (!all.some(({ block }) => block === 'table')) {
        const ofSection = section === null ? {} : { part: section };
        rows.push(...itemRows(all, marks, manner).map((row) => ({ ...row, ...ofSection })));
        continue;
      }
      endTable();
      const around = aroundTables(all, marks, manner);
      blocks.push(...(section === null ? around : [{ block: 'part', ...section, blocks: around } as const]));
    }
  }
  endTable();
  return blocks;
}

/** What stands at the left: `opening`, the item's number, where its first row is among them; `label` where it goes on. */
type RowMarks = { readonly opening: PlanParagraph | null; readonly label: string };

function itemRows(
  blocks: readonly BodyBlock[],
  { opening, label }: RowMarks,
  { phrases }: Manner,
): readonly PlanRow[] {
  return rowsOf(blocks).map((ofRow, index): PlanRow => {
    const goesOn = paragraph('table-text', [ownWords(`${label} ${phrases.continued}`.trim())]);
    const number = index === 0 ? (opening ?? goesOn) : goesOn;
    return { cells: [{ blocks: [number], isRowHeader: true }, { blocks: ofRow }] };
  });
}

/** A part of an item with tables of its own: what stands before, between and after them in tables of the notes. */
function aroundTables(
  blocks: readonly BodyBlock[],
  { opening, label }: RowMarks,
  manner: Manner,
): readonly BodyBlock[] {
  const around: BodyBlock[] = [];
  let between: BodyBlock[] = [];
  const endBetween = (): void => {
    if (between.length === 0) return;
    const marks = { opening: around.length === 0 ? opening : null, label };
    around.push(...tableOfNotes(itemRows(between, marks, manner), manner));
    between = [];
  };
  for (const block of blocks) {
    if (block.block === 'paragraph') {
      between.push(block);
      continue;
    }
    endBetween();
    around.push(block);
  }
  endBetween();
  return around;
}

function tableOfNotes(rows: readonly PlanRow[], { phrases }: Manner): readonly PlanTable[] {
  const heads = [phrases.itemColumn, phrases.notesColumn];
  const headerRow = { cells: heads.map((words): PlanCell => headingCell(words)) };
  return rows.length === 0
    ? []
    : [
        {
          block: 'table',
          description: `Table of the notes, a row for each item: ${heads.join(', ')}`,
          columns: [11, 89],
          headerRows: [headerRow],
          rows,
        },
      ];
}

/** In characters: the least that stands under a heading on its page. */
const shortestOpening = 200;

function isLeadingOn(block: BodyBlock | undefined): boolean {
  return block?.block === 'paragraph' && /heading$|^report-link$/.test(block.role);
}

function rowsOf(blocks: readonly BodyBlock[]): readonly (readonly BodyBlock[])[] {
  if (lengthOfBlocks(blocks) <= longestWholeRow) return [blocks];
  let opening = 0;
  while (opening < blocks.length && lengthOfBlocks(blocks.slice(1, opening)) < shortestOpening) opening += 1;
  const lastHeading = blocks.findLastIndex(
    (block) => block.block === 'paragraph' && block.role === 'action-heading',
  );
  while (opening < blocks.length && isLeadingOn(blocks[opening - 1])) opening += 1;
  const hasActions = lastHeading >= opening;
  const actions = hasActions ? lastHeading : blocks.length;
  return [blocks.slice(0, opening), blocks.slice(opening, actions), blocks.slice(actions)].filter(
    (each) => each.length > 0,
  );
}

/** The item that hears of earlier meetings. */
function hearingItem({ agendaItems }: MeetingFacts): AgendaItem | undefined {
  return inAgendaOrder(agendaItems).find(({ kind }) => kind === 'previous-notes');
}

/** What the meeting heard of earlier actions. */
function matters({ mattersArising }: MeetingFacts, manner: Manner, showing: Showing): readonly BodyBlock[] {
  const table = mattersTable(mattersArising, manner, showing);
  return table === null
    ? []
    : [
        paragraph('subheading', [ownWords(mattersHeading)]),
        ...registerIn(manner, table, 'sub-item-subheading'),
      ];
}

/** The other meeting that the item is about, unless the notes name its date themselves. */
function namedSitting(
  item: AgendaItem,
  facts: MeetingFacts,
  words: readonly PlanBlock[],
  manner: Manner,
): readonly PlanParagraph[] {
  if (item.restrictedReason !== null) return [];
  const named = sittingNamedBy(item.kind, facts.neighbours);
  const line = wordNamedSittingInFile(named, manner);
  if (line === null || named === null || !('sitting' in named)) return [];
  // However the clerk writes a date.
  const dates = dateStyles.map((each) => formatDate(named.sitting.date, { dates: each }));
  const isSaid = planText({ blocks: words }).some((text) => dates.some((date) => text.includes(date)));
  return isSaid ? [] : [paragraph('paragraph', [ownWords(line)])];
}

/** The notes that this meeting accepted, unless its own say so themselves. */
function notesAccepted(
  { kind }: AgendaItem,
  facts: MeetingFacts,
  words: readonly PlanBlock[],
  manner: Manner,
  showing: Showing,
): readonly PlanParagraph[] {
  if (kind !== 'previous-notes') return [];
  const isSaid = planText({ blocks: words }).some((text) => /\bcorrect record\b/i.test(text));
  const told = facts.notesAccepted.map((accepted) => ({
    ...accepted,
    corrections: tellable(accepted.corrections, showing),
  }));
  return told.flatMap((accepted) =>
    isSaid
      ? listed(accepted.corrections)
      : [
          paragraph('paragraph', [ownWords(wordNotesAccepted(accepted, manner))]),
          ...listed(accepted.corrections),
        ],
  );
}
