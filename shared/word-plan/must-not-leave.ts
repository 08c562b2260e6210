import type { Action } from '../contract/entities/actions.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import type { IssuedAgenda } from '../contract/entities/agenda-issues.ts';
import type { Attachment } from '../contract/entities/attachments.ts';
import type { Section, SectionedDocument } from '../contract/entities/documents.ts';
import type { ReportedMatter } from '../contract/entities/matters-arising.ts';
import type { OwnerRef } from '../domain/actions.ts';
import { numberAgenda } from '../domain/agenda.ts';
import { comparableName } from '../domain/comparable-name.ts';
import { dateStyles, formatDate } from '../domain/calendar-date.ts';
import type { Audience } from '../domain/outgoing.ts';
import { attachmentKey, planSectionOf } from '../domain/papers.ts';
import { fullFormOf, shortFormOf } from '../domain/people.ts';
import { restrictedItems } from '../domain/restrictions.ts';
import type { Body, BodyNode } from '../document/body.ts';
import { isNoteToSelf } from '../document/notes-to-self.ts';
import { plainTextOf } from '../document/plain-text.ts';
import { isOwnerRef } from '../document/refs.ts';
import {
  hasRestrictedWords,
  isWhollyRestricted,
  restrictedWordsIn,
  restrictionOf,
} from '../document/restricted-words.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { leftOutText, planText } from './plan-text.ts';
import type { WordPlan } from './word-plan.ts';

// What a public file of a meeting must not hold, for the test of the finished file. It goes through the facts by itself
// and takes nothing over from `publicFacts` and `body-to-plan.ts`, whose faults it is there to find.

/** What words were kept back as. `internal-report`: on an action, for colleagues alone, or why it was withdrawn; `review`: why a paper was sent back; `prompt`: the guidance in an empty section. */
export const withheldKinds = [
  'restricted',
  'internal-report',
  'chair-notes',
  'note-to-self',
  'review',
  'recipient',
  'prompt',
] as const;
export type WithheldKind = (typeof withheldKinds)[number];

export type Withheld = {
  readonly kind: WithheldKind;
  /** The number of the agenda item that it belongs to ("4", "4 b)"); null: to none. */
  readonly item: string | null;
  readonly text: string;
};

export type MustNotLeave = {
  readonly withheld: readonly Withheld[];
  /**
   * The same meeting as if none of it had ever been written. A file that is planned from it says what may be said, so
   * that words which are public elsewhere, or the program's own, are no leak.
   */
  readonly rest: MeetingFacts;
};

/** Stands where words were, for a block without any would not be numbered. No text of people has it as a word. */
const blank = '█';

/**
 * Goes through everything that there is to say about a meeting; papers, notes and actions are looked at. `mattersArising`:
 * what arises from earlier meetings as if nothing of theirs had been written either; asked for when a plan needs it.
 * Of a file for colleagues what is restricted is no part, for it says that: words of a comment may run over its end.
 */
export function mustNotLeave(
  facts: MeetingFacts,
  mattersArising: (rest: MeetingFacts) => readonly ReportedMatter[] = () => facts.mattersArising,
  audience: Audience = 'public',
): MustNotLeave {
  const isShown = audience === 'internal';
  const found = new Map<string, Withheld>();
  const numbers = numberAgenda(facts.agendaItems);
  const reasons = restrictedItems(facts.agendaItems);
  const heldReports = isShown ? new Set<string>() : itemsWithHeldReport(facts.papers);
  const standing = new Set(facts.agendaItems.map(({ id }) => id));
  const people = new Map(facts.people.map((person) => [person.id, person]));
  const organisations = new Map(facts.organisations.map((each) => [each.id, each]));

  /** Keeps words back as those of an item. */
  function keeping(kind: WithheldKind, itemId: string | null): Keeping {
    const item = itemId === null ? null : (numbers.get(itemId)?.label ?? null);
    const keep = (text: string | null | undefined): void => {
      if (text === null || text === undefined || text.trim() === '') return;
      const key = `${kind} ${text}`;
      if (!found.has(key)) found.set(key, { kind, item, text });
    };
    const person = (id: unknown): void => {
      const known = typeof id === 'string' ? people.get(id) : undefined;
      if (known) for (const name of [known.name, shortFormOf(known), fullFormOf(known)]) keep(name);
    };
    const organisation = (id: unknown): void => {
      const known = typeof id === 'string' ? organisations.get(id) : undefined;
      if (known) for (const name of [known.name, known.shortName]) keep(name);
    };
    return {
      isShown,
      text: keep,
      person,
      organisation,
      owners: (owners) => {
        for (const { kind: of, id } of owners) (of === 'person' ? person : organisation)(id);
      },
      // House styles write dates in different ways.
      date: (date) => {
        if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return;
        for (const dates of dateStyles) keep(formatDate(date, { dates }));
      },
      as: (other) => keeping(other, itemId),
    };
  }

  const rest: MeetingFacts = {
    ...factsNotToAskFor(facts),
    get mattersArising() {
      return mattersArising(this);
    },
    get comingTopics() {
      if (isShown) return facts.comingTopics;
      const names = new Set(facts.restrictedTopics.map(comparableName));
      return facts.comingTopics.filter(({ title }) => !names.has(comparableName(title)));
    },
    restrictedTopics: [],
    agendaItems: facts.agendaItems.map((item) =>
      itemWithout(
        item,
        { isRestricted: !isShown && reasons.has(item.id), isReportHeld: heldReports.has(item.id) },
        keeping('restricted', item.id),
      ),
    ),
    withdrawnItems: facts.withdrawnItems.map((item) => {
      if (!isShown && item.restrictedReason !== null) keeping('restricted', item.id).text(item.title);
      return { ...item, title: '' };
    }),
    // What went out at the time is planned from the agenda that was kept: `keptBackOfAgenda`.
    agendaIssues: [],
    draftIssues: facts.draftIssues.map((issue) => {
      for (const recipient of issue.recipients) keeping('recipient', null).text(recipient);
      return { ...issue, recipients: [] };
    }),
    papers: facts.papers.map((paper) => documentWithout(paper, facts, reasons, keeping)),
    notes: documentWithout(facts.notes, facts, reasons, keeping),
    actions: facts.actions.map((registered) => {
      const isOfGoneItem = !isShown && !registered.isInNotes && !standing.has(registered.agendaItemId);
      const action = isOfGoneItem ? { ...registered, agendaItemTitle: '', topic: '' } : registered;
      const section = facts.notes.sections.find(({ agendaItemId }) => agendaItemId === action.agendaItemId);
      const isUnder = reasons.has(action.agendaItemId) || (section?.restrictedReason ?? null) !== null;
      if (isShown) return action;
      const keepReport = keeping('internal-report', action.agendaItemId);
      // Why an action was withdrawn is nobody else's business either.
      const isKept = ({ isInternal, event }: Action['updates'][number]): boolean =>
        isInternal || event === 'withdraw';
      for (const { text, href } of action.updates.filter(isKept)) {
        for (const words of [text, href]) keepReport.text(words);
      }
      if (!isUnder && !action.isRestricted) {
        return { ...action, updates: action.updates.filter((report) => !isKept(report)) };
      }
      // Only the block of a restricted action says whether whose it is and by when is public.
      const isWhole = isUnder || !action.isInNotes;
      const keep = keeping('restricted', action.agendaItemId);
      keep.text(action.text);
      for (const { text, href, newDue, oldDue } of action.updates) {
        keep.text(text);
        keep.text(href);
        if (isWhole) for (const due of [newDue, oldDue]) keep.date(due);
      }
      if (!isWhole) return { ...action, text: '', updates: [] };
      keep.owners(action.owners);
      keep.date(action.due);
      return { ...action, text: '', updates: [], owners: [], due: null };
    }),
    acceptance: facts.acceptance && {
      ...facts.acceptance,
      corrections: facts.acceptance.corrections.map((each) =>
        correctionWithout(each, keeping('restricted', null)),
      ),
      laterCorrections: facts.acceptance.laterCorrections.map((later) => {
        if (isShown || !later.isRestricted) return later;
        const keep = keeping('restricted', null);
        for (const text of [later.title, later.words?.from, later.words?.to, later.reason]) keep.text(text);
        return { ...later, title: '', words: null, reason: '' };
      }),
    },
    notesAccepted: facts.notesAccepted.map((accepted) => ({
      ...accepted,
      corrections: accepted.corrections.map((each) => correctionWithout(each, keeping('restricted', null))),
    })),
  };
  if (!isShown) for (const title of facts.restrictedTopics) keeping('restricted', null).text(title);
  for (const { guidance } of facts.body.template) keeping('prompt', null).text(guidance);
  return { withheld: [...found.values()], rest };
}

// A spread of all would look at what is only there to be asked for: matters arising look into every earlier meeting.
function factsNotToAskFor(facts: MeetingFacts) {
  const { meeting, neighbours, body, plan, markings, people, organisations, secondsTaken, attendees } = facts;
  return { meeting, neighbours, body, plan, markings, people, organisations, secondsTaken, attendees };
}

/** What may not leave with a kept agenda besides what it says of its items. */
type KeptBackSince = {
  /** The papers of now, which may hold back a report. */
  readonly papers: readonly SectionedDocument[];
  /** Of the topics that it may have announced and that are restricted now. */
  readonly topicTitles: readonly string[];
};

/** The words of a kept agenda's items that are restricted now, the reports that papers hold back now, and restricted topics. */
export function keptBackOfAgenda(
  agenda: IssuedAgenda,
  { papers, topicTitles }: KeptBackSince,
): readonly Withheld[] {
  const heldReports = itemsWithHeldReport(papers);
  const ofTopics = topicTitles.map((text) => ({ kind: 'restricted', item: null, text }) as const);
  const ofItems = agenda.items.flatMap(
    ({ id, number, title, lead, organisation, reportTitle, reportHref, restrictedReason }) => {
      const report = [reportTitle, reportHref];
      const words =
        restrictedReason !== null
          ? [title, lead, organisation, ...report]
          : heldReports.has(id)
            ? report
            : [];
      return words.flatMap((text) =>
        text === null || (restrictedReason !== null && text === leftOutText(restrictedReason))
          ? []
          : [{ kind: 'restricted', item: number, text } as const],
      );
    },
  );
  return [...ofItems, ...ofTopics];
}

/**
 * A kept agenda, which says of its items what restricts them now, without the words of those, held reports and restricted
 * topics.
 */
export function issuedAgendaWithout(
  agenda: IssuedAgenda,
  { papers, topicTitles }: KeptBackSince,
): IssuedAgenda {
  const heldReports = itemsWithHeldReport(papers);
  const noReport = { reportTitle: null, reportHref: null };
  const names = new Set(topicTitles.map(comparableName));
  return {
    ...agenda,
    comingTopics: agenda.comingTopics.filter(({ title }) => !names.has(comparableName(title))),
    items: agenda.items.map((item) => {
      if (item.restrictedReason !== null)
        return { ...item, title: '', lead: null, organisation: null, ...noReport };
      return heldReports.has(item.id) ? { ...item, ...noReport } : item;
    }),
  };
}

/** Everything that a plan says: its paragraphs in reading order as one text, and what stands outside them. */
export function textsOfPlan(plan: WordPlan): readonly string[] {
  const texts = new Set<string>([planText(plan).join('\n')]);
  addStringsBesideWords(plan, texts);
  return [...texts];
}

/** Words in lines are in the text of the whole already; what says how a block is made is nobody's words. */
function addStringsBesideWords(value: object, texts: Set<string>): void {
  const isInline = 'inline' in value;
  for (const key of Object.keys(value)) {
    if (makings.has(key) || (isInline && (key === 'text' || key === 'reason'))) continue;
    const each = value[key as keyof typeof value] as unknown;
    if (typeof each === 'string') texts.add(each);
    else if (typeof each === 'object' && each !== null) addStringsBesideWords(each, texts);
  }
}

const makings: ReadonlySet<string> = new Set([
  'block',
  'role',
  'inline',
  'number',
  'columns',
  'kind',
  'language',
]);

type Keeping = {
  /** Whether what is restricted may be read: nothing of it is kept back. */
  readonly isShown: boolean;
  readonly text: (text: string | null | undefined) => void;
  readonly person: (id: unknown) => void;
  readonly organisation: (id: unknown) => void;
  readonly owners: (owners: readonly OwnerRef[]) => void;
  readonly date: (date: unknown) => void;
  readonly as: (kind: WithheldKind) => Keeping;
};

type KeepingOf = (kind: WithheldKind, itemId: string | null) => Keeping;

/** The items whose report goes nowhere, for words that speak of it in their papers are restricted. */
function itemsWithHeldReport(papers: readonly SectionedDocument[]): ReadonlySet<string> {
  const isHeld = ({ key, restrictedReason, content }: Section): boolean =>
    key === attachmentKey &&
    (restrictedReason !== null || (content.state === 'sound' && restrictedWordsIn(content.body).length > 0));
  return new Set(
    papers.flatMap(({ agendaItemId, sections }) =>
      agendaItemId !== null && sections.some(isHeld) ? [agendaItemId] : [],
    ),
  );
}

function itemWithout(
  item: AgendaItem,
  { isRestricted, isReportHeld }: { readonly isRestricted: boolean; readonly isReportHeld: boolean },
  keep: Keeping,
): AgendaItem {
  keep.as('chair-notes').text(item.chairNotes);
  if (isReportHeld) for (const text of [item.reportTitle, item.reportHref]) keep.text(text);
  if (!isRestricted) {
    return { ...item, ...(isReportHeld ? { reportTitle: null, reportHref: null } : {}), chairNotes: '' };
  }
  for (const text of [item.title, item.reportTitle, item.reportHref]) keep.text(text);
  keep.person(item.leadId);
  keep.organisation(item.organisationId);
  return {
    ...item,
    ...{ title: '', chairNotes: '', reportTitle: null, reportHref: null, leadId: null, organisationId: null },
  };
}

function correctionWithout<
  Correction extends { readonly isRestricted: boolean; readonly title: string | null; readonly text: string },
>(correction: Correction, keep: Keeping): Correction {
  if (keep.isShown || !correction.isRestricted) return correction;
  keep.text(correction.title);
  keep.text(correction.text);
  return { ...correction, title: null, text: '' };
}

function documentWithout(
  document: SectionedDocument,
  { plan }: MeetingFacts,
  reasons: ReadonlyMap<string, string>,
  keeping: KeepingOf,
): SectionedDocument {
  const itemOf = (section: Section): string | null => section.agendaItemId ?? document.agendaItemId;
  const keep = keeping('restricted', document.agendaItemId);
  const isRestricted = (section: Section | null | undefined): boolean =>
    !keep.isShown &&
    section !== null &&
    section !== undefined &&
    (section.restrictedReason !== null || reasons.has(itemOf(section) ?? ''));
  const isWhole = !keep.isShown && document.agendaItemId !== null && reasons.has(document.agendaItemId);
  for (const { reason } of document.steps) keep.as('review').text(reason);
  const areLinksKept = isWhole || isRestricted(planSectionOf(document.sections));
  if (areLinksKept) {
    for (const { id, title, href } of plan?.entries ?? []) {
      if (!document.planEntryIds.includes(id)) continue;
      keep.text(title);
      keep.text(href);
    }
  }
  const areAttachmentsKept =
    isWhole || isRestricted(document.sections.find(({ key }) => key === attachmentKey));
  return {
    ...document,
    steps: [],
    planEntryIds: areLinksKept ? [] : document.planEntryIds,
    attachments: document.attachments.filter(
      (attachment) => !isAttachmentKept(attachment, areAttachmentsKept, keep),
    ),
    sections: document.sections.map((section) => {
      const ofSection = keeping('restricted', itemOf(section));
      ofSection.as('prompt').text(section.guidance);
      return { ...sectionWithout(section, isRestricted(section), ofSection), guidance: '' };
    }),
  };
}

function isAttachmentKept({ audience, name, href }: Attachment, areAllKept: boolean, keep: Keeping): boolean {
  if (keep.isShown || (audience === 'public' && !areAllKept)) return false;
  keep.text(name);
  keep.text(href);
  return true;
}

function sectionWithout(section: Section, isRestricted: boolean, keep: Keeping): Section {
  // A section that cannot be read lets no file be made; what can be read of it is kept back all the same.
  if (section.content.state !== 'sound') {
    if (isRestricted) for (const line of section.content.text.split('\n')) keep.text(line);
    return section;
  }
  return {
    ...section,
    content: { state: 'sound', body: bodyWithout(section.content.body, isRestricted, keep) },
  };
}

/** A body without its restricted words, or (a restricted section's) without any, and without notes to self. */
function bodyWithout(body: Body, isRestricted: boolean, keep: Keeping): Body {
  return { ...body, content: childrenWithout(body.content, isRestricted, keep) };
}

function childrenWithout(
  nodes: readonly BodyNode[],
  isRestricted: boolean,
  keep: Keeping,
): readonly BodyNode[] {
  let run = '';
  const endRun = (): void => {
    keep.text(run);
    run = '';
  };
  const children = nodes.map((node): BodyNode => {
    const isKept = !keep.isShown && (isRestricted || restrictionOf(node) !== null);
    if (isInline(node) && isKept) {
      run += textOfInline(node);
      keepFactsOf(node, keep);
      return node.type === 'hardBreak'
        ? node
        : {
            type: 'text',
            text: blank,
            marks: (node.marks ?? []).filter(({ type }) => type === 'restricted'),
          };
    }
    endRun();
    return isInline(node) ? node : blockWithout(node, isKept, keep);
  });
  endRun();
  return children;
}

function blockWithout(node: BodyNode, isRestricted: boolean, keep: Keeping): BodyNode {
  if (isNoteToSelf(node)) {
    keep.as('note-to-self').text(plainTextOf(node));
    return { ...node, content: [] };
  }
  const isWhole = !keep.isShown && (isRestricted || isWhollyRestricted(node));
  const { owners, due, href } = node.attrs ?? {};
  let attrs = node.attrs;
  if (node.type === 'action' && isWhole) {
    keep.owners(Array.isArray(owners) ? owners.filter(isOwnerRef) : []);
    keep.date(due);
    attrs = { ...attrs, owners: [], due: null };
  }
  // An address says what its words do.
  if (typeof href === 'string' && !keep.isShown && (isWhole || hasRestrictedWords(node))) {
    keep.text(href);
    attrs = { ...attrs, href: null };
  }
  return {
    ...node,
    ...(attrs ? { attrs } : {}),
    ...(node.content ? { content: childrenWithout(node.content, isRestricted, keep) } : {}),
  };
}

function keepFactsOf({ type, attrs, marks = [] }: BodyNode, keep: Keeping): void {
  if (type === 'person') keep.person(attrs?.personId);
  for (const mark of marks) {
    if (mark.type === 'link' && typeof mark.attrs?.href === 'string') keep.text(mark.attrs.href);
  }
}

/** The nodes that stand in a line of words; a test compares them with the schema. */
export const inlineTypes: readonly string[] = ['text', 'hardBreak', 'person', 'figure'];

function isInline({ type }: BodyNode): boolean {
  return inlineTypes.includes(type);
}

function textOfInline(node: BodyNode): string {
  return node.type === 'hardBreak' ? ' ' : plainTextOf(node);
}
