import { letterAt } from './letters.ts';
import type { Lifecycle } from './lifecycle.ts';

export const actionStatuses = ['open', 'in-progress', 'complete', 'superseded'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const actionEvents = ['start', 'complete', 'supersede', 'reopen'] as const;
export type ActionEvent = (typeof actionEvents)[number];

export const actionLifecycle: Lifecycle<ActionStatus, ActionEvent> = {
  open: { start: 'in-progress', complete: 'complete', supersede: 'superseded' },
  'in-progress': { complete: 'complete', supersede: 'superseded', reopen: 'open' },
  complete: { reopen: 'open' },
  superseded: { reopen: 'open' },
};

/** Whoever promised an action: a person or an organisation. */
export type OwnerRef = { readonly kind: 'person' | 'organisation'; readonly id: string };

export function isClosed(status: ActionStatus): boolean {
  return status === 'complete' || status === 'superseded';
}

/** Overdue: still open and due before today. An action without a date is never overdue. */
export function isOverdue(
  action: { readonly status: ActionStatus; readonly due: string | null },
  today: string,
): boolean {
  return !isClosed(action.status) && action.due !== null && action.due < today;
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
