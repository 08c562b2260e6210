import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkUsualTimes,
  nextMeetingDate,
  nextMeetingDates,
  patternWeekdays,
  patternWeeks,
  type PatternOfDates,
} from '../../../shared/domain/date-pattern.ts';

const quarterly: PatternOfDates = { week: 'second', weekday: 'tuesday', months: [1, 4, 7, 10] };

test.each([
  [quarterly, '2026-01-01', '2026-01-13'],
  [quarterly, '2026-01-13', '2026-04-14'],
  [quarterly, '2026-10-13', '2027-01-12'],
  [{ week: 'last', weekday: 'thursday', months: [2] }, '2024-02-01', '2024-02-29'],
  [{ week: 'last', weekday: 'thursday', months: [2] }, '2024-02-29', '2025-02-27'],
  [{ week: 'first', weekday: 'friday', months: [5] }, '2026-05-01', '2027-05-07'],
] as const)('%j after %s is %s', (pattern, after, expected) => {
  expect(nextMeetingDate(pattern, after)).toBe(expected);
});

test('several next dates follow each other', () => {
  expect(nextMeetingDates(quarterly, '2026-02-01', 4)).toEqual([
    '2026-04-14',
    '2026-07-14',
    '2026-10-13',
    '2027-01-12',
  ]);
});

test('there is no date after a day that does not exist, nor after the last year that is known', () => {
  expect(nextMeetingDate(quarterly, '2026-02-30')).toBeNull();
  expect(nextMeetingDates(quarterly, '2199-06-01', 5)).toEqual(['2199-07-09', '2199-10-08']);
});

test('usual times that end before they start are refused', () => {
  expect(checkUsualTimes({ startTime: '16:00', endTime: '14:00' })).toMatchObject({
    ok: false,
    code: 'end-before-start',
  });
  expect(checkUsualTimes({ startTime: null, endTime: '14:00' }).ok).toBe(true);
});

/** The same said by the calendar of the machine: whether a day is one of the pattern's. */
function isOfPattern(day: Date, { week, weekday, months }: PatternOfDates): boolean {
  const inMonday = (day.getUTCDay() + 6) % 7;
  if (patternWeekdays[inMonday] !== weekday || !months.includes(day.getUTCMonth() + 1)) return false;
  const date = day.getUTCDate();
  if (week !== 'last') return Math.ceil(date / 7) === patternWeeks.indexOf(week) + 1;
  const weekLater = new Date(day.getTime() + 7 * 86_400_000);
  return weekLater.getUTCMonth() !== day.getUTCMonth();
}

test('the next date is the first day of the pattern after a day, whatever the pattern', () => {
  fc.assert(
    fc.property(
      fc.record({
        week: fc.constantFrom(...patternWeeks),
        weekday: fc.constantFrom(...patternWeekdays),
        months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      }),
      fc.integer({ min: 0, max: 80_000 }),
      (pattern, days) => {
        const start = Date.UTC(1950, 0, 1) + days * 86_400_000;
        const after = new Date(start).toISOString().slice(0, 10);
        let day = new Date(start + 86_400_000);
        while (!isOfPattern(day, pattern)) day = new Date(day.getTime() + 86_400_000);
        expect(nextMeetingDate(pattern, after)).toBe(day.toISOString().slice(0, 10));
      },
    ),
  );
});
