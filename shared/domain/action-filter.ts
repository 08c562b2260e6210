import { isClosed, isOverdue, type ActionStatus, type OwnerRef } from './actions.ts';
import { comparableName } from './comparable-name.ts';
import { weekOf } from './calendar-date.ts';

/** Which actions of the register are shown; what is null, or `any`, leaves none out. */
export type ActionFilter = {
  readonly status: 'any' | 'not-closed' | 'overdue' | 'gone' | ActionStatus;
  readonly owner: OwnerRef | 'nobody' | null;
  readonly bodyId: string | null;
  readonly meetingId: string | null;
  /** As `topic` of an action has it. */
  readonly topic: string | null;
  readonly due: DueFilter;
};

export type DueFilter =
  | { readonly when: 'any' | 'this-week' | 'before-next-meeting' | 'no-date' }
  /** Both days are in it; null: no end on that side. */
  | { readonly when: 'between'; readonly from: string | null; readonly to: string | null };

export const everyAction: ActionFilter = {
  status: 'any',
  owner: null,
  bodyId: null,
  meetingId: null,
  topic: null,
  due: { when: 'any' },
};

export type FilteredAction = {
  readonly meetingId: string;
  readonly bodyId: string;
  readonly topic: string;
  readonly owners: readonly OwnerRef[];
  readonly due: string | null;
  readonly status: ActionStatus;
  readonly isInNotes: boolean;
};

export type FilterFacts = {
  readonly today: string;
  /** The day of the next meeting of each body that has one to come. */
  readonly nextMeetings: ReadonlyMap<string, string>;
};

export function matchesFilter(action: FilteredAction, filter: ActionFilter, facts: FilterFacts): boolean {
  return (
    hasStatus(action, filter.status, facts.today) &&
    isOwnedBy(action, filter.owner) &&
    (filter.bodyId === null || action.bodyId === filter.bodyId) &&
    (filter.meetingId === null || action.meetingId === filter.meetingId) &&
    (filter.topic === null || comparableName(action.topic) === comparableName(filter.topic)) &&
    isDue(action, filter.due, facts)
  );
}

/** The next meeting of each body, on a day or after it. */
export function nextMeetingsFrom(
  meetings: readonly { readonly bodyId: string; readonly date: string }[],
  today: string,
): ReadonlyMap<string, string> {
  const next = new Map<string, string>();
  for (const { bodyId, date } of meetings) {
    const known = next.get(bodyId);
    if (date >= today && (known === undefined || date < known)) next.set(bodyId, date);
  }
  return next;
}

function hasStatus(action: FilteredAction, status: ActionFilter['status'], today: string): boolean {
  switch (status) {
    case 'any':
      return true;
    case 'not-closed':
      return !isClosed(action.status);
    case 'overdue':
      return isOverdue(action, today);
    case 'gone':
      return !action.isInNotes && !isClosed(action.status);
    default:
      return action.status === status;
  }
}

function isOwnedBy({ owners }: FilteredAction, owner: ActionFilter['owner']): boolean {
  if (owner === null) return true;
  if (owner === 'nobody') return owners.length === 0;
  return owners.some(({ kind, id }) => kind === owner.kind && id === owner.id);
}

function isDue({ due, bodyId }: FilteredAction, wanted: DueFilter, facts: FilterFacts): boolean {
  switch (wanted.when) {
    case 'any':
      return true;
    case 'no-date':
      return due === null;
    case 'this-week': {
      const { from, to } = weekOf(facts.today);
      return isWithin(due, from, to);
    }
    case 'before-next-meeting': {
      const next = facts.nextMeetings.get(bodyId);
      return next !== undefined && isWithin(due, null, next);
    }
    case 'between':
      return isWithin(due, wanted.from, wanted.to);
  }
}

function isWithin(due: string | null, from: string | null, to: string | null): boolean {
  return due !== null && (from === null || due >= from) && (to === null || due <= to);
}
