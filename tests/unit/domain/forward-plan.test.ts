import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPatternDates, type PatternOfDates } from '../../../shared/domain/date-pattern.ts';
import { comingTopics, forwardPlan, waitsFor, whyUnplaced } from '../../../shared/domain/forward-plan.ts';
import { proposeMeeting } from '../../../shared/domain/propose-meeting.ts';

const quarterly: PatternOfDates = { week: 'second', weekday: 'tuesday', months: [1, 4, 7, 10] };
const today = '2026-02-01';

function aTopicOf(title: string, wantedOn: string | null, ...taken: readonly string[]) {
  return { title, wantedOn, appearances: taken.map((date) => ({ meetingId: `meeting ${date}`, date })) };
}

const topics = {
  waiting: aTopicOf('waiting', '2026-04-14'),
  onAgenda: aTopicOf('on the agenda', '2026-04-14', '2026-04-14'),
  again: aTopicOf('comes back', '2026-10-13', '2025-10-14', '2026-04-14'),
  elsewhere: aTopicOf('on a day without a meeting', '2026-05-01'),
  undated: aTopicOf('never scheduled', null),
  forgotten: aTopicOf('wanted and not taken', '2025-10-14'),
  late: aTopicOf('taken later than wanted', '2025-07-08', '2025-10-14'),
  done: aTopicOf('done', null, '2025-10-14'),
};

describe('the forward plan', () => {
  const plan = forwardPlan({
    topics: Object.values(topics),
    meetings: [
      { id: 'past', date: '2025-10-14' },
      { id: 'april', date: '2026-04-14' },
    ],
    pattern: quarterly,
    today,
  });

  test('has a column for each coming meeting, each open day of the pattern and each other day that is wanted', () => {
    expect(plan.columns.map(({ date, meeting }) => [date, meeting?.id ?? null])).toEqual([
      ['2026-04-14', 'april'],
      ['2026-05-01', null],
      ['2026-07-14', null],
      ['2026-10-13', null],
      ['2027-01-12', null],
      ['2027-04-13', null],
    ]);
  });

  test('shows a topic where it is wanted and where it is on the agenda', () => {
    const cards = plan.columns.flatMap(({ date, cards: ofDay }) =>
      ofDay.map(({ topic, isOnAgenda }) => [date, topic.title, isOnAgenda]),
    );
    expect(cards).toEqual([
      ['2026-04-14', 'waiting', false],
      ['2026-04-14', 'on the agenda', true],
      ['2026-04-14', 'comes back', true],
      ['2026-05-01', 'on a day without a meeting', false],
      ['2026-10-13', 'comes back', false],
    ]);
  });

  test('lists what was never scheduled or was passed over, and apart from it what was taken', () => {
    expect(plan.unplaced.map(({ title }) => title)).toEqual(['never scheduled', 'wanted and not taken']);
    expect(plan.past.map(({ title }) => title)).toEqual(['taken later than wanted', 'done']);
    expect(whyUnplaced(topics.undated)).toBe('no-date');
    expect(whyUnplaced(topics.forgotten)).toBe('not-taken');
  });
});

test('a topic waits for its day until it is on that day’s agenda', () => {
  expect(waitsFor(topics.waiting, '2026-04-14')).toBe(true);
  expect(waitsFor(topics.onAgenda, '2026-04-14')).toBe(false);
  expect(waitsFor(topics.again, '2026-10-13')).toBe(true);
});

test('what is to come after a meeting is listed by its first day', () => {
  const coming = comingTopics(Object.values(topics), '2026-04-14');
  expect(coming.map(({ topic, date }) => [topic.title, date])).toEqual([
    ['on a day without a meeting', '2026-05-01'],
    ['comes back', '2026-10-13'],
  ]);
});

test('no topic is left out of the forward plan, whatever its days', () => {
  const day = fc.constantFrom('2025-04-08', '2025-10-14', '2026-04-14', '2026-05-01', '2031-01-14');
  const topic = fc.record({
    wantedOn: fc.option(day),
    appearances: fc.array(
      day.map((date) => ({ meetingId: date, date })),
      { maxLength: 3 },
    ),
  });
  const meetings = fc.uniqueArray(day).map((dates) => dates.map((date) => ({ id: date, date })));
  fc.assert(
    fc.property(fc.array(topic), meetings, fc.option(fc.constant(quarterly)), (all, held, pattern) => {
      // An appearance is on a meeting that is there.
      const sound = all.map((each) => ({
        ...each,
        appearances: each.appearances.filter(({ date }) => held.some((meeting) => meeting.date === date)),
      }));
      const plan = forwardPlan({ topics: sound, meetings: held, pattern, today });
      const shown = new Set([
        ...plan.columns.flatMap(({ cards }) => cards.map((card) => card.topic)),
        ...plan.unplaced,
        ...plan.past,
      ]);
      expect(shown.size).toBe(new Set(sound).size);
      const dates = plan.columns.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
    }),
  );
});

describe('a proposed meeting', () => {
  const pattern = { ...quarterly, startTime: '10:00', endTime: null, place: null };
  const last = {
    date: '2026-01-13',
    startTime: '14:30',
    endTime: '16:30',
    place: 'Town Hall, Ashby',
    chairId: 'chair',
  };
  const plans = [{ id: 'plan', startsOn: '2025-04-01', endsOn: '2026-06-30' }];

  test('is on the next day of the pattern that is free, with the usual times and the last meeting’s rest', () => {
    expect(proposeMeeting({ pattern, meetings: [last], plans, today, date: null })).toEqual({
      date: '2026-04-14',
      startTime: '10:00',
      endTime: null,
      place: 'Town Hall, Ashby',
      chairId: 'chair',
      planId: 'plan',
    });
    const april = { ...last, date: '2026-04-14', chairId: 'other' };
    expect(proposeMeeting({ pattern, meetings: [last, april], plans, today, date: null })).toMatchObject({
      date: '2026-07-14',
      chairId: 'other',
      planId: null,
    });
  });

  test('without a pattern has what the last meeting had, and the day that was chosen', () => {
    const request = { pattern: null, meetings: [last], plans, today };
    expect(proposeMeeting({ ...request, date: null })).toMatchObject({ date: null, planId: null });
    expect(proposeMeeting({ ...request, date: '2026-05-05' })).toEqual({
      ...last,
      date: '2026-05-05',
      planId: 'plan',
    });
  });

  test('of a body that never met has nothing but its pattern’s day', () => {
    const none = { startTime: null, endTime: null, place: null };
    expect(
      proposeMeeting({ pattern: { ...quarterly, ...none }, meetings: [], plans: [], today, date: null }),
    ).toEqual({ ...none, date: '2026-04-14', chairId: null, planId: null });
  });
});

test('days on which the body meets are no open days of its pattern', () => {
  expect(openPatternDates(quarterly, ['2026-04-14', '2026-07-14', '2020-01-14'], today, 2)).toEqual([
    '2026-10-13',
    '2027-01-12',
  ]);
});
