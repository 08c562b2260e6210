import type { Action } from '../contract/entities/actions.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import type { IssuedAgenda } from '../contract/entities/agenda-issues.ts';
import type { Section, SectionedDocument } from '../contract/entities/documents.ts';
import type { Body, BodyNode } from '../document/body.ts';
import { publicReports } from '../domain/actions.ts';
import { withoutNotesToSelf } from '../document/notes-to-self.ts';
import { hasRestrictedWords } from '../document/restricted-words.ts';
import { readingBlocks } from '../document/paragraph-numbering.ts';
import { attachmentKey, planSectionOf } from '../domain/papers.ts';
import { restrictedItems } from '../domain/restrictions.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { leftOutText } from './plan-text.ts';
import type { Showing } from './showing.ts';

// What of a meeting may go out. Notes to self are gone here as if nobody had left them. Restricted items and sections
// lose their words here, before any plan is made of them, and keep their places, so that no number and no letter shifts.
// Restricted passages end in `body-to-plan.ts`.

/** The same meeting without notes to self, and without what its restricted items and sections say. Papers, notes and actions are looked at when asked for. */
export function publicFacts(facts: MeetingFacts): MeetingFacts {
  const reasons = restrictedItems(facts.agendaItems);
  return outgoingFacts(facts, {
    agendaItems: publicItems(facts.agendaItems, () => facts.papers),
    papers: () =>
      facts.papers
        .filter(({ agendaItemId }) => agendaItemId === null || !reasons.has(agendaItemId))
        .map(publicPaper),
    notes: () => publicNotes(facts.notes, reasons),
    actions: () => publicActions(facts, reasons),
  });
}

/**
 * The facts that a plan of one showing is made of: for the public, or for colleagues, who read what is restricted and
 * why. What nobody else shall read is in neither: notes to self, the chair's notes, and to whom a draft went.
 */
export function factsFor(facts: MeetingFacts, showing: Showing): MeetingFacts {
  return showing === 'shown' ? internalFacts(facts) : publicFacts(facts);
}

function internalFacts(facts: MeetingFacts): MeetingFacts {
  const reasons = restrictedItems(facts.agendaItems);
  const withReason = (section: Section, agendaItemId: string | null): Section => ({
    ...withoutOwnNotes(section),
    restrictedReason:
      (agendaItemId === null ? undefined : reasons.get(agendaItemId)) ?? section.restrictedReason,
  });
  return outgoingFacts(facts, {
    agendaItems: internalItems(facts.agendaItems),
    papers: () =>
      facts.papers.map((paper) => ({
        ...paper,
        sections: paper.sections.map((section) => withReason(section, paper.agendaItemId)),
      })),
    notes: () => ({
      ...facts.notes,
      sections: facts.notes.sections.map((section) => withReason(section, section.agendaItemId)),
    }),
    actions: () => facts.actions,
  });
}

/** Every item with its words and, where it is restricted, the reason that is in force. */
export function internalItems<Item extends AgendaItem>(items: readonly Item[]): readonly Item[] {
  const reasons = restrictedItems(items);
  return items.map((item) => ({
    ...item,
    restrictedReason: reasons.get(item.id) ?? null,
    chairNotes: '',
  }));
}

/**
 * Of a restricted item there is its place and that it is restricted; of another one not its report, where its paper holds
 * that back. `papers` are asked for where an item names a report.
 */
export function publicItems<Item extends AgendaItem>(
  items: readonly Item[],
  papers: () => readonly SectionedDocument[],
): readonly Item[] {
  const reasons = restrictedItems(items);
  return items.map((item) => {
    const reason = reasons.get(item.id);
    return reason === undefined
      ? { ...item, ...reportOf(item, papers), chairNotes: '' }
      : {
          ...item,
          restrictedReason: reason,
          title: leftOutText(reason),
          leadId: null,
          organisationId: null,
          reportTitle: null,
          reportHref: null,
          outcome: null,
          chairNotes: '',
          topicId: null,
          paper: null,
        };
  });
}

/** A kept agenda as a public file has it: without the reports that papers hold back by now. */
export function withoutHeldReports(
  agenda: IssuedAgenda,
  papers: () => readonly SectionedDocument[],
): IssuedAgenda {
  return { ...agenda, items: agenda.items.map((item) => ({ ...item, ...reportOf(item, papers) })) };
}

type NamedReport = Pick<AgendaItem, 'reportTitle' | 'reportHref'>;

function reportOf(
  { id, reportTitle, reportHref }: NamedReport & Pick<AgendaItem, 'id'>,
  papers: () => readonly SectionedDocument[],
): NamedReport {
  const isNamed = reportTitle !== null || reportHref !== null;
  const isHeldBack = isNamed && papers().some((paper) => paper.agendaItemId === id && holdsReportBack(paper));
  return isHeldBack ? { reportTitle: null, reportHref: null } : { reportTitle, reportHref };
}

/** Whether what a paper says of its report and attachments is restricted, be it in part: the report may be what it names. */
function holdsReportBack({ sections }: SectionedDocument): boolean {
  const section = sections.find(({ key }) => key === attachmentKey);
  if (section === undefined) return false;
  const { restrictedReason, content } = section;
  return (
    restrictedReason !== null || (content.state === 'sound' && content.body.content.some(hasRestrictedWords))
  );
}

/**
 * The facts of a file that goes out, for whomever: with its own items, papers, notes and actions. What a meeting has only
 * to be asked for is asked for no sooner, which is why nothing is spread.
 */
function outgoingFacts(
  facts: MeetingFacts,
  own: {
    readonly agendaItems: MeetingFacts['agendaItems'];
    readonly papers: () => MeetingFacts['papers'];
    readonly notes: () => MeetingFacts['notes'];
    readonly actions: () => MeetingFacts['actions'];
  },
): MeetingFacts {
  const { meeting, neighbours, body, plan, markings, people, organisations, withdrawnItems, attendees } =
    facts;
  return {
    meeting,
    neighbours,
    body,
    plan,
    markings,
    people,
    organisations,
    agendaItems: own.agendaItems,
    // Their numbers are said, and nothing else of them.
    withdrawnItems: withdrawnItems.map((item) => ({ ...item, title: '' })),
    // What went out at the time may be restricted since.
    agendaIssues: [],
    secondsTaken: new Map(),
    attendees,
    // To whom they went is nobody else's business.
    get draftIssues() {
      return facts.draftIssues.map((issue) => ({ ...issue, recipients: [] }));
    },
    get papers() {
      return own.papers();
    },
    get notes() {
      return own.notes();
    },
    get actions() {
      return own.actions();
    },
    get acceptance() {
      return facts.acceptance && namedAsOnAgenda(facts.acceptance, own.agendaItems);
    },
    get notesAccepted() {
      return facts.notesAccepted;
    },
    get mattersArising() {
      return facts.mattersArising;
    },
    get comingTopics() {
      return facts.comingTopics;
    },
    // What they are called is for `mustNotLeave` alone.
    restrictedTopics: [],
  };
}

/** A correction names its item as the agenda of the same file does: one of an item that was taken off by its number alone. */
function namedAsOnAgenda(
  acceptance: NonNullable<MeetingFacts['acceptance']>,
  agendaItems: readonly AgendaItem[],
): NonNullable<MeetingFacts['acceptance']> {
  const titles = new Set<string | null>(agendaItems.map(({ title }) => title));
  return {
    ...acceptance,
    laterCorrections: acceptance.laterCorrections.map((later) =>
      titles.has(later.title) ? later : { ...later, title: null },
    ),
  };
}

function publicPaper(paper: SectionedDocument): SectionedDocument {
  const isRestricted = (section: Section | null | undefined): boolean =>
    section !== null && section !== undefined && section.restrictedReason !== null;
  return {
    ...paper,
    // What the program adds to a section by itself is as restricted as the section.
    planEntryIds: isRestricted(planSectionOf(paper.sections)) ? [] : paper.planEntryIds,
    attachments: isRestricted(paper.sections.find(({ key }) => key === attachmentKey))
      ? []
      : paper.attachments,
    sections: paper.sections
      .map(withoutOwnNotes)
      .map((section) =>
        section.restrictedReason === null ? section : leftOut(section, section.restrictedReason),
      ),
  };
}

function publicNotes(notes: SectionedDocument, reasons: ReadonlyMap<string, string>): SectionedDocument {
  return {
    ...notes,
    sections: notes.sections.map(withoutOwnNotes).map((section) => {
      const ofItem = section.agendaItemId === null ? undefined : reasons.get(section.agendaItemId);
      const reason = ofItem ?? section.restrictedReason;
      return reason === null ? section : leftOut(section, reason, ofItem !== undefined);
    }),
  };
}

function withoutOwnNotes(section: Section): Section {
  return section.content.state === 'sound'
    ? { ...section, content: { state: 'sound', body: withoutNotesToSelf(section.content.body) } }
    : section;
}

/**
 * A section that says for each of its numbered paragraphs and actions that it is restricted, and once where it has none,
 * unless its heading says so already.
 */
function leftOut(section: Section, reason: string, isSaidAbove = false): Section {
  // Whose actions and paragraphs cannot be counted lets no file be made.
  if (section.content.state !== 'sound') return section;
  const placeholder = (node: BodyNode): BodyNode => ({
    type: node.type,
    ...(node.type === 'action' ? { attrs: { id: node.attrs?.id ?? null, owners: [], due: null } } : {}),
    content: [{ type: 'text', text: 'Restricted', marks: [{ type: 'restricted', attrs: { reason } }] }],
  });
  const counted = readingBlocks(section.content.body)
    .map(({ block }) => block)
    .filter((block) => block.type === 'action' || (section.isNumbered && isNumberedParagraph(block)));
  const said: readonly BodyNode[] = isSaidAbove ? [] : [placeholder({ type: 'paragraph' })];
  const hasParagraphs = counted.some(({ type }) => type === 'paragraph');
  const blocks = [...(hasParagraphs ? [] : said), ...counted.map(placeholder)];
  const body: Body = { type: 'doc', content: blocks.length === 0 ? [{ type: 'paragraph' }] : blocks };
  return {
    ...section,
    isNumbered: section.isNumbered && hasParagraphs,
    words: 0,
    content: { state: 'sound', body },
  };
}

function isNumberedParagraph({ type, attrs, content = [] }: BodyNode): boolean {
  return type === 'paragraph' && attrs?.isUnnumbered !== true && content.length > 0;
}

/**
 * The register as it may be read, without reports that are for colleagues alone: of an action that is restricted, in whole
 * or in part, neither words nor updates, and of one that stands under a restricted item or section, or in no notes any
 * more, not its owners and date either. Status and place stay.
 */
function publicActions(
  { actions, notes, agendaItems }: MeetingFacts,
  reasons: ReadonlyMap<string, string>,
): readonly Action[] {
  const sections = new Map(notes.sections.map((section) => [section.agendaItemId, section]));
  const standing = new Set(agendaItems.map(({ id }) => id));
  return actions.map((registered) => {
    const isOfGoneItem = !standing.has(registered.agendaItemId);
    // What an item was called that was taken off is said nowhere.
    const action =
      isOfGoneItem && !registered.isInNotes ? { ...registered, agendaItemTitle: '', topic: '' } : registered;
    // Nor why it was restricted, or whether it was its title.
    const ofItem = isOfGoneItem && action.isRestricted ? '' : reasons.get(action.agendaItemId);
    const reason = ofItem ?? sections.get(action.agendaItemId)?.restrictedReason ?? null;
    if (reason !== null) {
      const agendaItemTitle = ofItem === undefined ? action.agendaItemTitle : leftOutText(ofItem);
      const left = { agendaItemTitle, topic: agendaItemTitle, text: '', owners: [], due: null, updates: [] };
      return { ...action, ...left, isRestricted: true };
    }
    if (!action.isRestricted) return { ...action, updates: [...publicReports(action.updates)] };
    // Without its block nobody knows whether its owners and date were public.
    const whose = action.isInNotes ? {} : { owners: [], due: null };
    // What is reported on it may say again what was left out of it.
    return { ...action, ...whose, text: '', updates: [] };
  });
}
