import { usualManner, type Manner } from '../domain/manner.ts';
import { highestMarking, type Marking } from '../domain/markings.ts';
import type { Audience, OutgoingKind, Standing } from '../domain/outgoing.ts';
import { assertNever } from '../domain/rulings.ts';
import { tellingReport } from '../wording/word-report.ts';
import { wordStanding } from '../wording/word-standing.ts';
import { lettersIn, mannerOfNotes, showingOfNotes } from './as-sealed.ts';
import { fileNameFor, type ExportedKind } from './file-name-for.ts';
import { markedFile, type MarkedFile } from './marked-file.ts';
import type { MarkingsOfOthers, MeetingFacts } from './meeting-facts.ts';
import { planActionLog } from './plan-action-log.ts';
import { planAgenda } from './plan-agenda.ts';
import { planCoverPaper } from './plan-cover-paper.ts';
import { planForwardPlan } from './plan-forward-plan.ts';
import { planMattersArising } from './plan-matters-arising.ts';
import { planNotes } from './plan-notes.ts';
import { planPack } from './plan-pack.ts';
import { PlanRefused } from './plan-refused.ts';
import { factsFor, publicItems } from './public-facts.ts';
import type { Showing } from './showing.ts';
import type { PlanBlock, PlanInline, WordPlan } from './word-plan.ts';

export type Wish = {
  readonly audience: Audience;
  /** null: as the meeting stands. */
  readonly standing: Standing | null;
  /** One cover paper instead of all that were begun. */
  readonly agendaItemId: string | null;
  /** The day on which the files are made. */
  readonly today: string;
  /** Whether files of other meetings go out with them. */
  readonly isOneOfSeveral: boolean;
};

export type OutgoingFile = MarkedFile & { readonly agendaItemId: string | null };

/**
 * The files of one kind that go out of a meeting, each with its name, marking and plan. Throws `PlanRefused`.
 * `previous`: the meeting before, where its notes are written; asked for a pack alone.
 */
export function filesOfMeeting(
  facts: MeetingFacts,
  kind: OutgoingKind,
  wish: Wish,
  previous: () => MeetingFacts | null,
  manner: Manner = usualManner,
): readonly OutgoingFile[] {
  const showing = showingFor(facts, wish.audience);
  const sealed = mannerOfNotes(facts, manner);
  const sealedShowing = showingOfNotes(facts, wish.audience);
  const one = (
    exported: ExportedKind,
    plan: WordPlan,
    before: MeetingFacts | null = null,
  ): readonly OutgoingFile[] => [marked(facts, exported, null, plan, wish, before)];
  switch (kind) {
    case 'agenda':
      return one('agenda', planAgenda(facts, manner, showing));
    case 'papers':
      return paperItems(facts, wish).map((id) =>
        marked(facts, 'cover-paper', id, planCoverPaper(facts, id, manner, showing), wish),
      );
    case 'pack': {
      const before = previous();
      return one('pack', planPack(facts, before, manner, showing), before);
    }
    case 'notes':
      refuseWrongStanding(facts, wish);
      return one('notes', {
        ...planNotes(facts, sealed, sealedShowing),
        ...lettersIn(sealed, manner),
      });
    case 'actions':
      return one('action-log', planActionLog(facts, manner, showing));
    case 'matters-arising':
      return one('matters-arising', planMattersArising(facts, sealed, sealedShowing));
    case 'forward-plan':
      return one('forward-plan', planForwardPlan(facts, manner, showing));
    default:
      return assertNever(kind);
  }
}

/** What a file for these readers does with restricted words, as the body wants it. */
export function showingFor({ body }: Pick<MeetingFacts, 'body'>, audience: Audience): Showing {
  return audience === 'internal' ? 'shown' : body.exportPolicy.restrictedInPublic;
}

function refuseWrongStanding({ meeting }: MeetingFacts, { standing }: Wish): void {
  const isAgreed = meeting.state === 'agreed';
  const { date } = meeting;
  if (standing === 'final' && !isAgreed) throw new PlanRefused('final-notes-not-agreed', { date });
  if (standing === 'draft' && isAgreed) throw new PlanRefused('draft-of-agreed-notes', { date });
}

/** The agenda items whose papers go out: the one asked for, or all that have a paper. */
function paperItems(facts: MeetingFacts, { agendaItemId, audience }: Wish): readonly string[] {
  const items =
    audience === 'internal' ? facts.agendaItems : publicItems(facts.agendaItems, () => facts.papers);
  const withPaper = items.filter((item) => item.paper !== null);
  if (agendaItemId === null) {
    if (withPaper.length === 0) throw new PlanRefused('nothing-to-export');
    return withPaper.map((item) => item.id);
  }
  const item = facts.agendaItems.find((each) => each.id === agendaItemId);
  if (!item) throw new PlanRefused('agenda-item-not-found');
  if (item.paper === null) throw new PlanRefused('agenda-item-has-no-paper', { title: item.title });
  return [item.id];
}

/** A plan as it goes out: with its marking and standing on every page, and both in its name. */
function marked(
  facts: MeetingFacts,
  exported: ExportedKind,
  agendaItemId: string | null,
  plan: WordPlan,
  wish: Wish,
  before: MeetingFacts | null = null,
): OutgoingFile {
  const ofMeeting = markingOf(facts, exported, agendaItemId, plan);
  // The notes of the meeting before are as sensitive in a pack as they are alone.
  const ofBefore = before === null ? [] : [markingOf(before, 'notes', null, { blocks: [] })];
  const isDraft = isDraftIn(facts, exported, wish);
  const { audience, isOneOfSeveral } = wish;
  const file = markedFile({
    plan: withStanding(plan, { isDraft, wish }),
    readers: audience,
    policies: [facts.body.exportPolicy],
    parts: [ofMeeting, ...ofBefore],
    nameFor: (marking) =>
      fileNameFor(exported, facts, agendaItemId ?? undefined, { isDraft, audience, isOneOfSeveral, marking }),
  });
  return { ...file, agendaItemId };
}

export function withStanding(
  plan: WordPlan,
  { isDraft, wish }: { readonly isDraft: boolean; readonly wish: Pick<Wish, 'audience' | 'today'> },
): WordPlan {
  const standing = wordStanding(plan.kind, {
    draftOf: isDraft ? wish.today : null,
    audience: wish.audience,
  });
  return standing === '' ? plan : { ...plan, standing };
}

/** Nobody has to say of draft notes that they are a draft. */
function isDraftIn({ meeting }: MeetingFacts, exported: ExportedKind, { standing }: Wish): boolean {
  return standing === null ? exported === 'notes' && meeting.state !== 'agreed' : standing === 'draft';
}

/**
 * The highest marking of what is in a file: the body's, the meeting's, its papers', that of restricted words, and those of
 * the meetings that it quotes.
 */
export function markingOf(
  facts: MeetingFacts,
  exported: ExportedKind,
  agendaItemId: string | null,
  plan: Pick<WordPlan, 'blocks' | 'audience'>,
  ofOthers: MarkingsOfOthers | undefined = facts.markings.ofOthers,
): Marking {
  const { body, markings } = facts;
  const { marking, internalRestricted } = body.exportPolicy;
  const papers =
    exported === 'pack'
      ? papersIn(plan)
      : exported === 'cover-paper' && agendaItemId !== null
        ? [agendaItemId]
        : [];
  return highestMarking([
    marking,
    ...(markings.meeting ? [markings.meeting] : []),
    ...papers.flatMap((id) => markings.papers.get(id) ?? []),
    ...(ofOthers ? markingsOfQuoted(exported, ofOthers) : []),
    ...(ofOthers && exported === 'action-log' ? markingsOfReports(facts, plan, ofOthers) : []),
    ...(showsRestricted(plan.blocks) ? [internalRestricted] : []),
  ]);
}

function markingsOfQuoted(exported: ExportedKind, of: MarkingsOfOthers): readonly Marking[] {
  switch (exported) {
    case 'agenda':
    case 'pack':
      return [of.mattersArising, of.comingTopics];
    case 'notes':
      return [of.mattersArising, of.notesAccepted];
    case 'matters-arising':
      return [of.mattersArising];
    case 'forward-plan':
      return [of.comingTopics];
    default:
      return [];
  }
}

/** Of the meetings at which was reported what a log of actions says of them. */
function markingsOfReports(
  facts: MeetingFacts,
  { audience }: Pick<WordPlan, 'audience'>,
  { reports }: MarkingsOfOthers,
): readonly Marking[] {
  const { actions } = factsFor(facts, audience === 'internal' ? 'shown' : 'said');
  return actions.flatMap(({ updates }) => reports.get(tellingReport(updates)?.meetingId ?? '') ?? []);
}

function papersIn({ blocks }: Pick<WordPlan, 'blocks'>): readonly string[] {
  return blocks.flatMap((block) => (block.block === 'document' ? [block.id] : []));
}

/** Whether a plan has restricted words in it: those of an internal file alone can. */
function showsRestricted(blocks: readonly PlanBlock[]): boolean {
  return blocks.some((block) => {
    switch (block.block) {
      case 'paragraph':
        return block.inlines.some(isShownRestricted);
      case 'table':
        return [...block.headerRows, ...block.rows].some(({ cells }) =>
          cells.some((cell) => showsRestricted(cell.blocks)),
        );
      case 'part':
      case 'document':
        return showsRestricted(block.blocks);
      case 'contents':
        return false;
    }
  });
}

function isShownRestricted(inline: PlanInline): boolean {
  return (
    inline.inline === 'restricted' || (inline.inline === 'link' && inline.inlines.some(isShownRestricted))
  );
}
