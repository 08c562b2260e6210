import { expect, test } from 'vitest';
import {
  everyAction,
  matchesFilter,
  nextMeetingsFrom,
  type ActionFilter,
  type FilteredAction,
} from '../../../shared/domain/action-filter.ts';
import { weekOf } from '../../../shared/domain/calendar-date.ts';
import { wordActionFilter } from '../../../shared/wording/word-action-filter.ts';

// Monday 1 June 2026
const today = '2026-06-01';
const moss = { kind: 'person', id: 'moss' } as const;
const nextMeetings = nextMeetingsFrom(
  [
    { bodyId: 'panel', date: '2026-04-14' },
    { bodyId: 'panel', date: '2026-10-13' },
    { bodyId: 'panel', date: '2026-07-14' },
  ],
  today,
);

function an(fields: Partial<FilteredAction>): FilteredAction {
  return {
    ...{ meetingId: 'april', bodyId: 'panel', topic: 'Road safety', owners: [moss], due: null },
    ...{ status: 'open', isInNotes: true, ...fields },
  };
}

test.each<[string, Partial<ActionFilter>, Partial<FilteredAction>, Partial<FilteredAction>]>([
  ['not closed', { status: 'not-closed' }, { status: 'in-progress' }, { status: 'superseded' }],
  ['overdue', { status: 'overdue' }, { due: '2026-05-31' }, { due: '2026-05-31', status: 'complete' }],
  ['no longer in the notes', { status: 'gone' }, { isInNotes: false }, {}],
  [
    'no longer in the notes, but closed',
    { status: 'gone' },
    { isInNotes: false },
    { isInNotes: false, status: 'withdrawn' },
  ],
  ['in progress', { status: 'in-progress' }, { status: 'in-progress' }, {}],
  ['an owner', { owner: moss }, {}, { owners: [{ kind: 'organisation', id: 'moss' }] }],
  ['nobody', { owner: 'nobody' }, { owners: [] }, {}],
  ['a body', { bodyId: 'panel' }, {}, { bodyId: 'board' }],
  ['a meeting', { meetingId: 'april' }, {}, { meetingId: 'july' }],
  ['a topic, as it is read', { topic: 'road  SAFETY' }, {}, { topic: 'Parks' }],
  ['no date', { due: { when: 'no-date' } }, {}, { due: today }],
  ['the week', { due: { when: 'this-week' } }, { due: '2026-06-07' }, { due: '2026-06-08' }],
  ['the week, from its Monday', { due: { when: 'this-week' } }, { due: today }, { due: '2026-05-31' }],
  [
    'before the next meeting',
    { due: { when: 'before-next-meeting' } },
    { due: '2026-07-14' },
    { due: '2026-07-15' },
  ],
  [
    'a body without a next meeting',
    { due: { when: 'before-next-meeting' } },
    { due: '2026-05-01' },
    { due: '2026-05-01', bodyId: 'board' },
  ],
  [
    'two days, both in it',
    { due: { when: 'between', from: '2026-06-01', to: '2026-06-30' } },
    { due: '2026-06-30' },
    { due: '2026-07-01' },
  ],
  ['one day only', { due: { when: 'between', from: null, to: '2026-06-30' } }, { due: '2020-01-01' }, {}],
])('a filter of %s leaves the one and not the other', (_name, filter, shown, hidden) => {
  const matches = (action: FilteredAction) =>
    matchesFilter(action, { ...everyAction, ...filter }, { today, nextMeetings });
  expect(matches(an(shown))).toBe(true);
  expect(matches(an(hidden))).toBe(false);
  expect(matchesFilter(an(hidden), everyAction, { today, nextMeetings })).toBe(true);
});

test('a week is from Monday to Sunday, whichever of its days it is asked for', () => {
  for (const day of ['2026-06-01', '2026-06-03', '2026-06-07']) {
    expect(weekOf(day)).toEqual({ from: '2026-06-01', to: '2026-06-07' });
  }
  expect(weekOf('2026-12-31')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
});

test('a filter is said in words, and what may not be said is not named', () => {
  const filter: ActionFilter = {
    ...{ status: 'overdue', owner: moss, bodyId: null, meetingId: 'april', topic: 'Operation Heron' },
    due: { when: 'between', from: null, to: '2026-06-30' },
  };
  const names = { owner: 'CC Moss', body: null, meetingDate: '2026-04-14', topic: null };
  expect(wordActionFilter(filter, names)).toEqual([
    'overdue',
    'owner: CC Moss',
    'meeting: 14 April 2026',
    'topic: one topic',
    'due on 30 June 2026 or earlier',
  ]);
  expect(wordActionFilter(everyAction, names)).toEqual([]);
});
