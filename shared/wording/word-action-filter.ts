import type { ActionFilter } from '../domain/action-filter.ts';
import { formatDate, type DateManner } from '../domain/calendar-date.ts';
import { actionStatusNames } from './names.ts';

export const filterStatusNames: Readonly<Record<ActionFilter['status'], string>> = {
  any: 'All',
  'not-closed': 'Not closed',
  overdue: 'Overdue',
  gone: 'No longer in the notes',
  ...actionStatusNames,
};

export const filterDueNames: Readonly<Record<ActionFilter['due']['when'], string>> = {
  any: 'Any time',
  'this-week': 'This week',
  'before-next-meeting': 'Before the next meeting',
  between: 'Between two days…',
  'no-date': 'Without a date',
};

/** What the things that a filter names are called; null where they may not be said. */
export type FilterNames = {
  readonly owner: string | null;
  readonly body: string | null;
  readonly meetingDate: string | null;
  readonly topic: string | null;
};

/** What a filter leaves, a part for each of its choices: "owner: CC Moss", "due this week". None for every action. */
export function wordActionFilter(
  { status, owner, bodyId, meetingId, topic, due }: ActionFilter,
  names: FilterNames,
  manner?: DateManner,
): readonly string[] {
  const date = names.meetingDate === null ? null : formatDate(names.meetingDate, manner);
  return [
    ...(status === 'any' ? [] : [filterStatusNames[status].toLowerCase()]),
    ...(owner === null
      ? []
      : [owner === 'nobody' ? 'without an owner' : `owner: ${names.owner ?? 'one person'}`]),
    ...(bodyId === null ? [] : [`body: ${names.body ?? 'one body'}`]),
    ...(meetingId === null ? [] : [`meeting: ${date ?? 'one meeting'}`]),
    ...(topic === null ? [] : [`topic: ${names.topic ?? 'one topic'}`]),
    ...wordDueFilter(due, manner),
  ];
}

function wordDueFilter(due: ActionFilter['due'], manner?: DateManner): readonly string[] {
  switch (due.when) {
    case 'any':
      return [];
    case 'this-week':
      return ['due this week'];
    case 'before-next-meeting':
      return ['due before the next meeting'];
    case 'no-date':
      return ['without a date'];
    case 'between':
      return wordRange(due.from, due.to, manner);
  }
}

function wordRange(from: string | null, to: string | null, manner?: DateManner): readonly string[] {
  const [first, last] = [from, to].map((day) => (day === null ? null : formatDate(day, manner)));
  if (first != null && last != null) return [`due from ${first} to ${last}`];
  if (first != null) return [`due on ${first} or later`];
  return last == null ? ['with a date'] : [`due on ${last} or earlier`];
}
