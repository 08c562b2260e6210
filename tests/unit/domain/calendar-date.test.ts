import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMinutes,
  datePartsOf,
  daysBetween,
  formatDate,
  formatDateWithWeekday,
  formatTime,
  formatTimeRange,
  isRealDate,
  isRealTime,
  parseSpokenDay,
  parseWrittenDate,
  weekdayOf,
} from '../../../shared/domain/calendar-date.ts';

const firstDay = Date.UTC(1900, 0, 1);
const day = 86_400_000;
const dayCount = (Date.UTC(2200, 0, 1) - firstDay) / day;
const isoDate = (index: number): string => new Date(firstDay + index * day).toISOString().slice(0, 10);

test('every day from 1900 to 2199 is real, with the weekday of the calendar, one day after the last', () => {
  const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  let before: string | null = null;
  for (let index = 0; index < dayCount; index += 1) {
    const date = isoDate(index);
    if (!isRealDate(date)) throw new Error(`${date} is not real`);
    if (weekdayOf(date) !== weekdays[new Date(firstDay + index * day).getUTCDay()])
      throw new Error(`weekday of ${date}`);
    if (before !== null && daysBetween(before, date) !== 1) throw new Error(`day before ${date}`);
    before = date;
  }
  expect(before).toBe('2199-12-31');
});

test('a date is real exactly when the calendar has it', () => {
  for (let year = 1900; year <= 2199; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      for (const each of [0, 1, 28, 29, 30, 31, 32]) {
        const date = `${year}-${String(month).padStart(2, '0')}-${String(each).padStart(2, '0')}`;
        if (isRealDate(date) !== (each >= 1 && each <= last)) throw new Error(date);
      }
    }
  }
});

test('days between two dates are those of the calendar, and negative backwards', () => {
  const anyDay = fc.integer({ min: 0, max: dayCount - 1 });
  fc.assert(
    fc.property(anyDay, anyDay, (from, to) => {
      expect(daysBetween(isoDate(from), isoDate(to))).toBe(to - from);
    }),
  );
  expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow('2026-02-30');
});

test.each([
  '',
  '2026-2-3',
  '2026-02-30',
  '1900-02-29',
  '2100-02-29',
  '1899-12-31',
  '2200-01-01',
  '2026-00-10',
  '2026-13-01',
  ' 2026-01-01',
  '2026-01-01T00:00',
  '20260101',
])('“%s” is no date, and is shown as it was written', (text) => {
  expect(datePartsOf(text)).toBeNull();
  expect(weekdayOf(text)).toBeNull();
  expect(formatDate(text)).toBe(text);
  expect(formatDateWithWeekday(text)).toBe(text);
});

test('dates are written out, and read again as written', () => {
  expect(formatDate('2023-04-18')).toBe('18 April 2023');
  expect(formatDateWithWeekday('2023-10-10')).toBe('Tuesday 10 October 2023');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: dayCount - 1 }), (index) => {
      expect(parseWrittenDate(formatDate(isoDate(index)))).toBe(isoDate(index));
    }),
  );
});

test.each([
  [' 8 Apr 2023 ', '2023-04-08'],
  ['08 APRIL 2023', '2023-04-08'],
  ['2023-04-08', '2023-04-08'],
  ['31 April 2023', null],
  ['8 Apri 2023', null],
  ['8 April', null],
  ['April 8 2023', null],
  ['8/4/2023', null],
  ['TBC', null],
])('“%s” is read as %s', (text, date) => {
  expect(parseWrittenDate(text)).toBe(date);
});

describe('clock times', () => {
  test.each([
    ['00:00', 'midnight'],
    ['00:05', '12:05am'],
    ['09:00', '9am'],
    ['11:59', '11:59am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['14:30', '2:30pm'],
    ['16:00', '4pm'],
    ['23:59', '11:59pm'],
  ])('%s is said as %s', (time, words) => {
    expect(formatTime(time)).toBe(words);
  });

  test.each(['24:00', '9:00', '09:60', '0900', '', '12:30pm'])('“%s” is none', (text) => {
    expect(isRealTime(text)).toBe(false);
    expect(formatTime(text)).toBe(text);
  });

  test('a range needs a start', () => {
    expect(formatTimeRange('14:30', '16:00')).toBe('2:30pm to 4pm');
    expect(formatTimeRange('14:30', null)).toBe('2:30pm');
    expect(formatTimeRange(null, '16:00')).toBe('');
  });

  test('minutes are added past midnight, and taken off again', () => {
    expect(addMinutes('23:50', 20)).toBe('00:10');
    expect(addMinutes('00:10', -20)).toBe('23:50');
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(time, fc.integer({ min: -5000, max: 5000 }), ([hours, minutes], added) => {
        const start = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const end = addMinutes(start, added);
        expect(isRealTime(end)).toBe(true);
        expect(addMinutes(end, -added)).toBe(start);
      }),
    );
  });
});

test('a day that is named by its distance is that many days, weeks or months later', () => {
  fc.assert(
    fc.property(fc.nat(dayCount - 1), fc.integer({ min: 1, max: 999 }), (from, count) => {
      const later = (days: number) => (from + days < dayCount ? isoDate(from + days) : null);
      expect(parseSpokenDay(`in ${count} days`, isoDate(from))).toBe(later(count));
      expect(parseSpokenDay(`${count} weeks’ time`, isoDate(from))).toBe(later(count * 7));
      const start = datePartsOf(isoDate(from));
      const then = datePartsOf(parseSpokenDay(`in ${count} months`, isoDate(from)) ?? '');
      const months = (start?.year ?? 0) * 12 + (start?.month ?? 0) + count;
      if (months > 2199 * 12 + 12) expect(then).toBeNull();
      else {
        expect((then?.year ?? 0) * 12 + (then?.month ?? 0)).toBe(months);
        expect(then?.day === start?.day || ((then?.day ?? 0) >= 28 && (start?.day ?? 0) > 28)).toBe(true);
      }
    }),
  );
});

test('a weekday is the first one after the day it was said on', () => {
  fc.assert(
    fc.property(fc.nat(dayCount - 8), fc.integer({ min: 1, max: 7 }), (from, days) => {
      const weekday = weekdayOf(isoDate(from + days)) ?? '';
      expect(parseSpokenDay(weekday, isoDate(from))).toBe(isoDate(from + days));
    }),
  );
});
