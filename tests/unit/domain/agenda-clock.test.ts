import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runAgenda, type AgendaFit } from '../../../shared/domain/agenda-clock.ts';
import { wordAgendaFit, wordItemLateness, wordItemTime } from '../../../shared/wording/word-agenda-clock.ts';

const itemsOf = (...minutes: readonly (number | null)[]) =>
  minutes.map((each, index) => ({
    id: `item ${index + 1}`,
    parentId: null,
    rank: `a${String(index).padStart(4, '0')}`,
    minutes: each,
  }));

/** Each line as a screen shows it: when, and what it says where it is late. */
const linesOf = (minutes: readonly (number | null)[], start: string, end: string | null) => {
  const { times } = runAgenda(itemsOf(...minutes), start, end);
  return [...times.values()].map((time) => [wordItemTime(time), wordItemLateness(time)]);
};

test('the clock counts the minutes of items and sub-items', () => {
  const [welcome, reports, roads, close] = itemsOf(5, 10, 20, 5);
  if (!welcome || !reports || !roads || !close) throw new Error('four items');
  const { times } = runAgenda([welcome, reports, { ...roads, parentId: reports.id }, close], '14:30', null);
  expect([...times].map(([id, { startsAt }]) => [id, startsAt])).toEqual([
    ['item 1', '14:30'],
    ['item 2', '14:35'],
    ['item 3', '14:45'],
    ['item 4', '15:05'],
  ]);
});

describe('an agenda that outruns its meeting', () => {
  test('says it where it happens, and of every item after that', () => {
    expect(linesOf([60, 45, 20, null], '14:30', '16:00')).toEqual([
      ['2:30pm', null],
      ['3:30pm', 'Ends 15 minutes after the meeting'],
      ['4:15pm', 'After the end of the meeting'],
      ['4:35pm', 'After the end of the meeting'],
    ]);
  });

  test('does not say it of what takes no time at the very end', () => {
    expect(linesOf([90, null], '14:30', '16:00')).toEqual([
      ['2:30pm', null],
      ['4pm', null],
    ]);
    expect(linesOf([90, 1], '14:30', '16:00')[1]).toEqual(['4pm', 'After the end of the meeting']);
  });

  test('is late past midnight too', () => {
    expect(linesOf([20, 30, 5], '23:30', '23:55')).toEqual([
      ['11:30pm', null],
      ['11:50pm', 'Ends 25 minutes after the meeting'],
      ['12:20am the next day', 'After the end of the meeting'],
    ]);
  });
});

test.each<[string, readonly (number | null)[], string | null, string | null, AgendaFit, string | null]>([
  ['no minutes', [null, 0], '14:30', '16:00', { code: 'no-minutes' }, null],
  ['no minutes and no start', [null], null, null, { code: 'no-minutes' }, null],
  ['no start', [1], null, '16:00', { code: 'no-start', minutes: 1 }, '1 minute in all'],
  ['no end', [90], '14:30', null, { code: 'no-end', endsAt: '16:00', daysLater: 0 }, 'Ends at 4pm'],
  [
    'no end, past midnight',
    [40],
    '23:30',
    null,
    { code: 'no-end', endsAt: '00:10', daysLater: 1 },
    'Ends at 12:10am the next day',
  ],
  [
    'no end, for days',
    [1440, 1440, 60],
    '09:00',
    null,
    { code: 'no-end', endsAt: '10:00', daysLater: 2 },
    'Ends at 10am 2 days later',
  ],
  ['time to spare', [80], '14:30', '16:00', { code: 'fits', minutesLeft: 10 }, '10 minutes to spare'],
  ['just right', [90], '14:30', '16:00', { code: 'fits', minutesLeft: 0 }, 'Fills the time'],
  [
    'over',
    [60, 31],
    '14:30',
    '16:00',
    { code: 'over', minutesOver: 1, itemId: 'item 2' },
    '1 minute over the end, from item 2',
  ],
])('%s', (_name, minutes, start, end, fit, words) => {
  expect(runAgenda(itemsOf(...minutes), start, end).fit).toEqual(fit);
  expect(wordAgendaFit(fit, '2')).toBe(words);
});

test('the line and the rows agree, whatever the minutes', () => {
  const minutes = fc.array(fc.option(fc.integer({ min: 0, max: 300 })), { maxLength: 15 });
  const time = fc.integer({ min: 0, max: 1439 });
  const asTime = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(minutes, time, time, (drawn, one, other) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      const { times, fit } = runAgenda(itemsOf(...drawn), asTime(start), asTime(end));
      let at = start;
      const late: string[] = [];
      for (const [index, [id, { startsAt, daysLater, minutesOver }]] of [...times].entries()) {
        expect(daysLater * 1440 + Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3))).toBe(at);
        const takes = drawn[index] ?? 0;
        at += takes;
        expect(minutesOver).toBe(takes === 0 ? 0 : Math.max(0, at - end));
        if (minutesOver > 0) late.push(id);
      }
      expect(fit.code === 'over' ? [fit.itemId, fit.minutesOver] : null).toEqual(
        late.length === 0 ? null : [late[0], at - end],
      );
    }),
  );
});
