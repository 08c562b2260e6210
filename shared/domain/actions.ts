import { letterAt } from './letters.ts';
import type { Lifecycle } from './lifecycle.ts';
import { allow, refuse, type Ruling } from './rulings.ts';

export const actionStatuses = ['open', 'in-progress', 'complete', 'superseded', 'withdrawn'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const actionEvents = ['start', 'complete', 'supersede', 'withdraw', 'reopen', 'carry'] as const;
export type ActionEvent = (typeof actionEvents)[number];

/** To carry an action is to say at a meeting that it stays open: a step that changes nothing but its history. */
export const actionLifecycle: Lifecycle<ActionStatus, ActionEvent> = {
  open: {
    start: 'in-progress',
    complete: 'complete',
    supersede: 'superseded',
    withdraw: 'withdrawn',
    carry: 'open',
  },
  'in-progress': {
    complete: 'complete',
    supersede: 'superseded',
    withdraw: 'withdrawn',
    reopen: 'open',
    carry: 'in-progress',
  },
  complete: { reopen: 'open' },
  superseded: { reopen: 'open' },
  withdrawn: { reopen: 'open' },
};

/** What the history of an action is made of: its steps, and what was reported between them. */
export const reportEvents = ['update', ...actionEvents] as const;
export type ReportEvent = (typeof reportEvents)[number];

/** Whoever promised an action: a person or an organisation. */
export type OwnerRef = { readonly kind: 'person' | 'organisation'; readonly id: string };

export function isClosed(status: ActionStatus): boolean {
  return status === 'complete' || status === 'superseded' || status === 'withdrawn';
}

/** Overdue: still open and due before today. An action without a date is never overdue. */
export function isOverdue(
  action: { readonly status: ActionStatus; readonly due: string | null },
  today: string,
): boolean {
  return !isClosed(action.status) && action.due !== null && action.due < today;
}

type DateGiven = { readonly newDue: string | null; readonly oldDue: string | null };

/** The date of an action of which its notes say `promised`, after what was reported on it. */
export function dueAfter(promised: string | null, history: readonly DateGiven[]): string | null {
  return history.findLast(({ newDue }) => newDue !== null)?.newDue ?? promised;
}

/** The date that an action had when no more than `reports` had been made; `due` is the one that it has now. */
export function dueThen(
  {
    due,
    promisedDue,
    updates,
  }: {
    readonly due: string | null;
    readonly promisedDue: string | null;
    readonly updates: readonly DateGiven[];
  },
  reports: readonly DateGiven[],
): string | null {
  // With all of them it is today's, which may be that of one that is not told.
  return reports.length === updates.length ? due : dueAfter(promisedDue, reports);
}

const closingEvents: ReadonlySet<ReportEvent> = new Set(['complete', 'supersede', 'withdraw']);

/** Whether a report closed an action that was opened again since: it says no longer how the action stands. */
export function isOverruled<Of extends { readonly event: ReportEvent }>(
  report: Of,
  reports: readonly Of[],
): boolean {
  const reopened = reports.findLastIndex(({ event }) => event === 'reopen');
  return closingEvents.has(report.event) && reports.lastIndexOf(report) < reopened;
}

/**
 * What may be read by the public of what was reported: nothing that is for colleagues alone, and never why an action was
 * withdrawn. What closed one that is open again is not told either, for the report that opened it may be internal.
 */
export function publicReports<Of extends { readonly event: ReportEvent; readonly isInternal: boolean }>(
  reports: readonly Of[],
): readonly Of[] {
  return reports.filter(
    (report) => !report.isInternal && report.event !== 'withdraw' && !isOverruled(report, reports),
  );
}

/** An action is closed in words: what closed it, or the reason why it was superseded or withdrawn. Other steps need none. */
export function checkStepWords(event: ActionEvent, words: string): Ruling<string> {
  const text = words.trim();
  if (text === '' && event === 'complete') return refuse('closing-words-missing');
  if (text === '' && (event === 'supersede' || event === 'withdraw')) return refuse('reason-missing');
  return allow(text);
}

/**
 * What supersedes an action is another one that is not superseded itself: otherwise two could close each other, and the
 * promise would be nobody's.
 */
export function checkSuperseding(
  action: { readonly id: string },
  by: { readonly id: string; readonly status: ActionStatus },
): Ruling<string> {
  if (by.id === action.id) return refuse('superseded-by-itself');
  if (by.status === 'withdrawn') return refuse('superseded-by-withdrawn');
  return by.status === 'superseded' ? refuse('superseded-by-superseded') : allow(by.id);
}

/** Withdrawn is what is no longer in the notes: what is still promised there is completed or superseded. */
export function checkWithdrawal(action: {
  readonly id: string;
  readonly isInNotes: boolean;
}): Ruling<string> {
  return action.isInNotes ? refuse('withdrawn-in-notes') : allow(action.id);
}

/**
 * Letters a), b), c) … for the actions of one agenda item. Actions under its sub-items go on with the letters, so that
 * "action 5 b)" names one action. Takes the actions in reading order, with the number of the top-level item of each.
 */
export function letterActions(
  actions: readonly { readonly id: string; readonly itemNumber: string }[],
): ReadonlyMap<string, { readonly letter: string; readonly label: string }> {
  const counts = new Map<string, number>();
  const letters = new Map<string, { letter: string; label: string }>();
  for (const { id, itemNumber } of actions) {
    const index = counts.get(itemNumber) ?? 0;
    counts.set(itemNumber, index + 1);
    letters.set(id, { letter: letterAt(index), label: `${itemNumber} ${letterAt(index)})` });
  }
  return letters;
}
