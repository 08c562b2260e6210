import { usualManner, type Manner } from '../domain/manner.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import { inAgendaOrder, numberAgenda } from '../domain/agenda.ts';
import { formatDate } from '../domain/calendar-date.ts';
import { safeHref } from '../document/safe-href.ts';
import { lettersIn, mannerOfNotes, showingOfNotes } from './as-sealed.ts';
import { labelIn } from './in-manner.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import {
  audienceIn,
  isGone,
  meetingLine,
  ownWords,
  paragraph,
  propertiesOf,
  reportNameOf,
  meetingDetails,
  textParagraph,
} from './meeting-in-plan.ts';
import { namesIn, type NamesInPlan } from './names-in-plan.ts';
import { planAgenda } from './plan-agenda.ts';
import { planCoverPaper } from './plan-cover-paper.ts';
import { planNotes } from './plan-notes.ts';
import { PlanRefused } from './plan-refused.ts';
import { factsFor } from './public-facts.ts';
import { audienceOf, type Showing } from './showing.ts';
import { headingCell, textCell } from './table-cells.ts';
import type { PlanBlock, PlanCell, PlanDocument, PlanParagraph, PlanTable, WordPlan } from './word-plan.ts';

/**
 * The papers of a meeting as one file: the agenda, every cover paper that was begun, the notes of the previous meeting
 * and a list of the reports and attachments, with a contents table in front. `previous`: null where there is none, or
 * its notes are not written yet.
 */
export function planPack(
  meeting: MeetingFacts,
  previous: MeetingFacts | null,
  manner: Manner = usualManner,
  showing: Showing = 'said',
): WordPlan {
  const facts = factsFor(meeting, showing);
  const title = `${facts.body.name}: meeting pack`;
  const papers = itemsWithPaper(facts, manner, showing);
  const documents: readonly (readonly [heading: string, document: PlanDocument])[] = [
    inPack('agenda', 'Agenda', planAgenda(meeting, manner, showing)),
    ...papers.map(({ id, label, title: itemTitle }) =>
      inPack(id, `Item ${label}: ${itemTitle}`, planCoverPaper(meeting, id, manner, showing)),
    ),
    ...(previous === null ? [] : [previousNotes(previous, manner, showing)]),
    ...attachmentList(facts, papers, manner, showing),
  ];
  if (facts.agendaItems.every((item) => isGone(item, showing))) throw new PlanRefused('nothing-to-export');
  return {
    kind: 'pack',
    properties: propertiesOf(facts, title, meetingLine(facts, manner)),
    language: 'en-GB',
    ...audienceIn(showing),
    runningHead: title,
    footer: meetingLine(facts, manner),
    blocks: [
      textParagraph('title', title),
      ...meetingDetails(facts, namesIn(facts, manner), manner),
      {
        block: 'contents',
        title: 'Contents',
        entries: documents.map(([text, { id }]) => ({ documentId: id, text })),
      },
      ...documents.map(([, document]) => document),
    ],
  };
}

/** As they are alone: in a pack for members agreed notes read as they do on the website. */
function previousNotes(
  previous: MeetingFacts,
  manner: Manner,
  showing: Showing,
): readonly [heading: string, document: PlanDocument] {
  const sealed = mannerOfNotes(previous, manner);
  const plan = planNotes(previous, sealed, showingOfNotes(previous, audienceOf(showing)));
  const [heading, document] = inPack('previous-notes', headingOfNotes(previous, manner), plan);
  return [heading, { ...document, ...lettersIn(sealed, manner) }];
}

function headingOfNotes({ meeting }: MeetingFacts, manner: Manner): string {
  return `${meeting.state === 'agreed' ? 'Notes' : 'Draft notes'} of ${formatDate(meeting.date, manner)}`;
}

type ItemWithPaper = { readonly id: string; readonly label: string; readonly title: string };

function itemsWithPaper(facts: MeetingFacts, manner: Manner, showing: Showing): readonly ItemWithPaper[] {
  const numbers = numberAgenda(facts.agendaItems);
  return inAgendaOrder(facts.agendaItems).flatMap(({ id, title, paper, restrictedReason }) => {
    const isShown = restrictedReason === null || showing === 'shown';
    return paper !== null && isShown
      ? [{ id, title, label: labelIn(manner, numbers.get(id)?.label ?? '') }]
      : [];
  });
}

/** A file as a part of the pack: under its heading there, with lists that count for themselves. */
function inPack(
  id: string,
  heading: string,
  plan: WordPlan,
): readonly [heading: string, document: PlanDocument] {
  const blocks = plan.blocks
    .filter((block) => !isSaidByHeading(block))
    .map((block) => withSequencesOf(id, block));
  const document: PlanDocument = {
    block: 'document',
    id,
    kind: plan.kind,
    blocks: [textParagraph('title', heading), ...blocks],
  };
  return [heading, document];
}

/** What names a file that stands alone. */
function isSaidByHeading(block: PlanBlock): boolean {
  return (
    block.block === 'paragraph' && ['title', 'item-number-line', 'body-name', 'subject'].includes(block.role)
  );
}

type Content = PlanDocument['blocks'][number];

function withSequencesOf(id: string, block: PlanBlock): Content {
  switch (block.block) {
    case 'paragraph':
      return numberedIn(id, block);
    case 'table':
      return tableIn(id, block);
    case 'part':
      return {
        ...block,
        blocks: block.blocks.map((each) =>
          each.block === 'paragraph' ? numberedIn(id, each) : tableIn(id, each),
        ),
      };
    case 'contents':
    case 'document':
      throw new RangeError('a pack holds no pack');
  }
}

function numberedIn(id: string, block: PlanParagraph): PlanParagraph {
  return block.number === undefined
    ? block
    : { ...block, number: { ...block.number, sequence: `${id} ${block.number.sequence}` } };
}

function tableIn(id: string, table: PlanTable): PlanTable {
  const cell = (each: PlanCell): PlanCell => ({
    ...each,
    blocks: each.blocks.map((block) =>
      block.block === 'paragraph' ? numberedIn(id, block) : tableIn(id, block),
    ),
  });
  const row = ({ cells, ...rest }: PlanTable['rows'][number]) => ({ ...rest, cells: cells.map(cell) });
  return { ...table, headerRows: table.headerRows.map(row), rows: table.rows.map(row) };
}

/** The reports and attachments of the papers, each with where it is. */
function attachmentList(
  facts: MeetingFacts,
  papers: readonly ItemWithPaper[],
  manner: Manner,
  showing: Showing,
): readonly (readonly [heading: string, document: PlanDocument])[] {
  const heading = 'Reports and attachments';
  const rows = papers.flatMap(({ id, label, title }) => {
    const paper = facts.papers.find(({ agendaItemId }) => agendaItemId === id);
    const attachments = (paper?.attachments ?? []).filter(
      ({ audience }) => audience === 'public' || showing === 'shown',
    );
    const item = facts.agendaItems.find((each) => each.id === id);
    const report = item && reportOf(item, namesIn(facts, manner));
    const listed = attachments.map(({ kind, name, href, audience }) => ({
      name: audience === 'public' ? name : `${name} (internal)`,
      href: kind === 'link' ? href : null,
    }));
    return [...(report ? [report] : []), ...listed].map(({ name, href }) => ({
      cells: [{ ...textCell(`Item ${label}: ${title}`), isRowHeader: true as const }, linkCell(name, href)],
    }));
  });
  if (rows.length === 0) return [];
  const table: PlanTable = {
    block: 'table',
    description: 'Table of reports and attachments: Item, Report or attachment',
    columns: [45, 55],
    headerRows: [{ cells: [headingCell('Item'), headingCell('Report or attachment')] }],
    rows,
  };
  return [
    [
      heading,
      {
        block: 'document',
        id: 'attachments',
        kind: 'pack',
        blocks: [textParagraph('title', heading), table],
      },
    ],
  ];
}

/** The organisation's report; one that the paper holds back is not known here. */
function reportOf(
  item: AgendaItem,
  names: NamesInPlan,
): { readonly name: string; readonly href: string } | null {
  const { reportHref } = item;
  return reportHref === null ? null : { name: reportNameOf(item, names), href: reportHref };
}

function linkCell(name: string, href: string | null): PlanCell {
  const safe = href === null ? null : safeHref(href);
  if (safe === null) {
    return { blocks: [paragraph('table-text', [{ inline: 'text', text: name }, ownWords(' (attached)')])] };
  }
  return {
    blocks: [
      paragraph('table-text', [{ inline: 'link', href: safe, inlines: [{ inline: 'text', text: name }] }]),
    ],
  };
}
