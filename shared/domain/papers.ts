import { step, type Lifecycle } from './lifecycle.ts';
import type { MeetingState } from './meeting.ts';
import type { PlanNames } from './plans.ts';
import { allow, refuse, type Ruling } from './rulings.ts';

export const paperStates = ['not-started', 'drafting', 'in-review', 'cleared'] as const;
export type PaperState = (typeof paperStates)[number];

export const paperEvents = ['start', 'send-for-review', 'return-to-draft', 'clear', 'reopen'] as const;
export type PaperEvent = (typeof paperEvents)[number];

export const paperLifecycle: Lifecycle<PaperState, PaperEvent> = {
  'not-started': { start: 'drafting' },
  drafting: { 'send-for-review': 'in-review' },
  'in-review': { 'return-to-draft': 'drafting', clear: 'cleared' },
  cleared: { reopen: 'drafting' },
};

/** Which steps a person is asked the reason of. */
export const paperStepReasons: Readonly<Record<PaperEvent, 'none' | 'optional' | 'required'>> = {
  start: 'none',
  'send-for-review': 'none',
  'return-to-draft': 'optional',
  clear: 'none',
  reopen: 'required',
};

/** A step that a paper took: who and when, and why where a reason was asked for. */
export type PaperStep = {
  readonly event: PaperEvent;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
};

/** The state after a step; a step that wants a reason is refused without one. */
export function takePaperStep(
  state: PaperState,
  { event, reason }: { readonly event: PaperEvent; readonly reason: string | null },
): Ruling<PaperState> {
  const next = step(paperLifecycle, state, event);
  if (next.ok && paperStepReasons[event] === 'required' && reason === null) return refuse('reason-missing');
  return next;
}

/** A cleared paper is what was cleared: its words, numbering and plan links change only once it is reopened. */
export function checkPaperIsOpen<State extends PaperState>(state: State): Ruling<State> {
  return state === 'cleared' ? refuse('paper-cleared') : allow(state);
}

/** One headed part of a body's cover paper template. */
export type TemplateSection = {
  /** Names the section over all versions of a template; also its anchor in Word. */
  readonly key: string;
  /** Heading with fields: `{organisation}`, `{plan.name}`, `{plan.shortName}`, `{plan.period}`. Capitals are the house style's. */
  readonly heading: string;
  /** What belongs here, shown in grey where the section is empty; never exported. */
  readonly guidance: string;
  /** Paragraphs count on through all numbered sections. */
  readonly isNumbered: boolean;
  readonly isRequired: boolean;
  /** How many words it may have; null: as many as it takes. */
  readonly wordLimit: number | null;
};

/** By how many words a section is longer than its limit; 0 where it is not. */
export function wordsOverLimit(words: number, wordLimit: number | null): number {
  return wordLimit === null ? 0 : Math.max(0, words - wordLimit);
}

/** The seven sections of a cover paper, in their order. */
export const builtInTemplate: readonly TemplateSection[] = [
  {
    key: 'purpose',
    heading: 'Purpose of the report produced by {organisation}',
    guidance: 'One sentence: what the attached report is about.',
    isNumbered: true,
    isRequired: true,
    wordLimit: null,
  },
  {
    key: 'recommendation',
    heading: 'Recommendation',
    guidance: 'What the meeting is asked to do with the report.',
    isNumbered: true,
    isRequired: true,
    wordLimit: null,
  },
  {
    key: 'plan',
    heading: 'Police and Crime Plan {plan.period}',
    guidance: 'Which priorities and themes of the plan the topic belongs to, and why.',
    isNumbered: true,
    isRequired: true,
    wordLimit: null,
  },
  {
    key: 'key-information',
    heading: 'Key information',
    guidance: 'What has been done so far, figures with source and date. Bullets under a numbered paragraph.',
    isNumbered: true,
    isRequired: true,
    wordLimit: null,
  },
  {
    key: 'partnership',
    heading: 'Partnership contribution',
    guidance: 'What partners do about it.',
    isNumbered: false,
    isRequired: true,
    wordLimit: null,
  },
  {
    key: 'equality',
    heading: 'Equality, diversity, and inclusion',
    guidance: 'Whom it affects differently, and what is done about that.',
    isNumbered: false,
    isRequired: true,
    wordLimit: null,
  },
  {
    key: 'attachment',
    heading: 'Attachment',
    guidance: 'The report, as a link with its real name.',
    isNumbered: false,
    isRequired: true,
    wordLimit: null,
  },
];

/** What says what an agenda item is about: its title, and the topic of the forward plan that it was made from. */
export type AboutTopic = { readonly title: string; readonly topicId: string | null };

/**
 * Whether two agenda items are about one topic: the same of the forward plan, or the same by their titles, as these
 * are read and not as they are typed.
 */
export function isSameTopic(one: AboutTopic, other: AboutTopic): boolean {
  const isOfOneTopic = one.topicId !== null && one.topicId === other.topicId;
  return isOfOneTopic || wordsOfTitle(one) === wordsOfTitle(other);
}

function wordsOfTitle({ title }: AboutTopic): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Subject = { readonly title: string; readonly organisationId: string | null };

/**
 * A paper is called what its agenda item is, and names the organisation whose report it is. Until its meeting is held a
 * cleared one keeps both; after that the item is called what it was called in the room.
 */
export function checkSubjectOfCleared(
  before: Subject,
  after: Subject,
  paper: PaperState | null,
  meeting: MeetingState,
): Ruling<null> {
  const isKept = before.title === after.title && before.organisationId === after.organisationId;
  const isAhead = meeting === 'planning' || meeting === 'agenda-issued';
  return isKept || paper !== 'cleared' || !isAhead
    ? allow(null)
    : refuse('paper-of-item-cleared', { title: before.title });
}

/** Whether a paper can take figures that changed: what was cleared, or has been before a meeting, says what it said. */
export function canTakeNewFigures(paper: PaperState, meeting: MeetingState): boolean {
  return paper !== 'cleared' && (meeting === 'planning' || meeting === 'agenda-issued');
}

/** Whether it takes them with all others: what went out with the agenda does so only where somebody asks for it there. */
export function takesNewFigures(paper: PaperState, meeting: MeetingState): boolean {
  return canTakeNewFigures(paper, meeting) && meeting === 'planning';
}

export type HeadingFacts = {
  readonly organisation: string | null;
  readonly plan: PlanNames | null;
};

/** Fills the fields of a heading; a field that is not known yet stays out, without a double space. */
export function fillHeading(pattern: string, facts: HeadingFacts): string {
  const values = new Map([
    ['organisation', facts.organisation ?? '…'],
    ['plan.name', facts.plan?.name ?? ''],
    ['plan.shortName', facts.plan?.shortName ?? ''],
    ['plan.period', facts.plan?.period ?? ''],
  ]);
  return pattern
    .replace(/\{([a-zA-Z.]+)\}/g, (field, name: string) => values.get(name) ?? field)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The key of the section that carries the organisation's report and what is attached. */
export const attachmentKey = 'attachment';

/** The section under whose heading the paper's links to the plan stand: `plan`, else the first that names the plan. */
export function planSectionOf<Section extends { readonly key: string | null; readonly heading: string }>(
  sections: readonly Section[],
): Section | null {
  return (
    sections.find(({ key }) => key === 'plan') ??
    sections.find(({ heading }) => heading.includes('{plan.')) ??
    null
  );
}
