import { formatDate } from '../domain/calendar-date.ts';

/**
 * How many actions are due, for a notification that others may see on the screen: numbers and dates, no word of what they
 * are about. null: none is.
 */
export function wordDueActions({
  overdue,
  oldest,
  dueToday,
}: {
  readonly overdue: number;
  /** The earliest date of those that are overdue, `YYYY-MM-DD`. */
  readonly oldest: string | null;
  readonly dueToday: number;
}): string | null {
  const late =
    overdue === 0
      ? ''
      : `${countedActions(overdue)} overdue${oldest === null ? '' : `${overdue === 1 ? ',' : ', the oldest'} since ${formatDate(oldest)}`}.`;
  const now = dueToday === 0 ? '' : `${countedActions(dueToday)} due today.`;
  return late === '' && now === '' ? null : [late, now].filter((part) => part !== '').join(' ');
}

function countedActions(count: number): string {
  return count === 1 ? '1 action is' : `${count} actions are`;
}
