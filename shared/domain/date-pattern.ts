import { datePartsOf, isRealDate, weekdayOf } from './calendar-date.ts';
import { allow, refuse, type Ruling } from './rulings.ts';

// On which days a body meets: "the second Tuesday of January, April, July and October". No clock: whoever asks says
// after which day.

export const patternWeeks = ['first', 'second', 'third', 'fourth', 'last'] as const;
export type PatternWeek = (typeof patternWeeks)[number];

export const patternWeekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type PatternWeekday = (typeof patternWeekdays)[number];

export type PatternOfDates = {
  readonly week: PatternWeek;
  readonly weekday: PatternWeekday;
  /** 1 for January to 12 for December, in any order. */
  readonly months: readonly number[];
};

/** The first day of the pattern after a day, or null where there is none before the year 2200. */
export function nextMeetingDate(pattern: PatternOfDates, after: string): string | null {
  const start = datePartsOf(after);
  if (!start) return null;
  // Every month comes round within twelve months of the one that the day is in.
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const month = ((start.month - 1 + ahead) % 12) + 1;
    if (!pattern.months.includes(month)) continue;
    const date = dateInMonth(pattern, start.year + Math.floor((start.month - 1 + ahead) / 12), month);
    if (date !== null && date > after) return date;
  }
  return null;
}

/** The days of the pattern after a day, in their order. */
export function nextMeetingDates(pattern: PatternOfDates, after: string, count: number): readonly string[] {
  const dates: string[] = [];
  for (let last = after; dates.length < count;) {
    const next = nextMeetingDate(pattern, last);
    if (next === null) break;
    dates.push(next);
    last = next;
  }
  return dates;
}

/** The next days of the pattern on which the body does not meet already. */
export function openPatternDates(
  pattern: PatternOfDates,
  taken: readonly string[],
  after: string,
  count: number,
): readonly string[] {
  const ahead = taken.filter((date) => date > after);
  return nextMeetingDates(pattern, after, count + ahead.length)
    .filter((date) => !ahead.includes(date))
    .slice(0, count);
}

/** The usual times of a body's meetings: a meeting does not end before it starts. */
export function checkUsualTimes<
  Times extends { readonly startTime: string | null; readonly endTime: string | null },
>(times: Times): Ruling<Times> {
  const { startTime, endTime } = times;
  return startTime !== null && endTime !== null && endTime <= startTime
    ? refuse('end-before-start', { start: startTime, end: endTime })
    : allow(times);
}

function dateInMonth({ week, weekday }: PatternOfDates, year: number, month: number): string | null {
  const on = (day: number): string =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const first = [1, 2, 3, 4, 5, 6, 7].find((day) => weekdayOf(on(day))?.toLowerCase() === weekday);
  if (first === undefined) return null;
  if (week !== 'last') return on(first + 7 * patternWeeks.indexOf(week));
  return isRealDate(on(first + 28)) ? on(first + 28) : on(first + 21);
}
