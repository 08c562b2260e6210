// Calendar dates and clock times as plain text: `2023-10-10`, `14:30`. No time zone, no clock: a meeting is on the
// day and at the hour that its notice says, wherever the file is opened.

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Each by what it makes of 10 October 2023. */
export const dateStyles = ['10 October 2023', '10th October 2023'] as const;
/** Each by what it makes of half past two. */
export const timeStyles = ['2:30pm', '2.30pm', '14:30'] as const;

/** How dates and times are written in the files of an organisation. */
export type DateManner = {
  readonly dates: (typeof dateStyles)[number];
  readonly times: (typeof timeStyles)[number];
};

/** As the GOV.UK style guide has them, and as every screen does. */
const usualDates: DateManner = { dates: '10 October 2023', times: '2:30pm' };

type DateParts = { readonly year: number; readonly month: number; readonly day: number };

/** The parts of a real ISO date (`YYYY-MM-DD`, Gregorian, years 1900 to 2199), or null. */
export function datePartsOf(date: string): DateParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

export function isRealDate(date: string): boolean {
  return datePartsOf(date) !== null;
}

/** A clock time `HH:MM`, 00:00 to 23:59. */
export function isRealTime(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/** `2023-04-18` as "18 April 2023" (GOV.UK style guide, dates). Text that is not a real date comes back as it is. */
export function formatDate(date: string, { dates }: Pick<DateManner, 'dates'> = usualDates): string {
  const parts = datePartsOf(date);
  if (!parts) return date;
  const ending = dates === '10th October 2023' ? ordinalEnding(parts.day) : '';
  return `${parts.day}${ending} ${monthNames[parts.month - 1]} ${parts.year}`;
}

function ordinalEnding(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** `2023-10-10` as "Tuesday 10 October 2023". */
export function formatDateWithWeekday(date: string, manner: Pick<DateManner, 'dates'> = usualDates): string {
  const weekday = weekdayOf(date);
  return weekday ? `${weekday} ${formatDate(date, manner)}` : date;
}

/** `14:30` as "2:30pm", `16:00` as "4pm", `12:00` as "midday" (GOV.UK style guide, times). */
export function formatTime(time: string, { times }: Pick<DateManner, 'times'> = usualDates): string {
  if (!isRealTime(time) || times === '14:30') return time;
  const [hours, minutes] = [Number(time.slice(0, 2)), time.slice(3)];
  if (time === '12:00') return 'midday';
  if (time === '00:00') return 'midnight';
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  const point = times === '2.30pm' ? '.' : ':';
  return `${hour}${minutes === '00' ? '' : `${point}${minutes}`}${hours < 12 ? 'am' : 'pm'}`;
}

/** "2:30pm to 4pm"; the start alone where there is no end; empty where there is neither. */
export function formatTimeRange(
  start: string | null,
  end: string | null,
  manner: Pick<DateManner, 'times'> = usualDates,
): string {
  if (!start) return '';
  return end ? `${formatTime(start, manner)} to ${formatTime(end, manner)}` : formatTime(start, manner);
}

/** Reads "18 April 2023", "18 Apr 2023" and ISO dates; null for everything else, dates that do not exist included. */
export function parseWrittenDate(text: string): string | null {
  const trimmed = text.trim();
  if (isRealDate(trimmed)) return trimmed;
  const match = /^(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})$/.exec(trimmed);
  const [, day = '', name = '', year = ''] = match ?? [];
  const month = indexOfName(monthNames, name);
  if (month < 0) return null;
  return dateOf({ year: Number(year), month: month + 1, day: Number(day) });
}

/** The month (1 to 12) by its name as it is written for short or in full; null where there is none. */
export function monthOf(name: string): number | null {
  const month = indexOfName(monthNames, name) + 1;
  return month === 0 ? null : month;
}

/** The whole name of a weekday that is written for short or in full; null where there is none. */
export function weekdayNamed(name: string): string | null {
  return weekdays[indexOfName(weekdays, name)] ?? null;
}

/** Short forms of four letters or more that are in use beside those of three. */
const shortForms: Readonly<Record<string, string>> = {
  sept: 'sep',
  tues: 'tue',
  weds: 'wed',
  thur: 'thu',
  thurs: 'thu',
};

/** The place of a month or weekday in its list, by its whole name or a short form; -1 where there is none. */
function indexOfName(names: readonly string[], name: string): number {
  const said = name.toLowerCase();
  const wanted = shortForms[said] ?? said;
  return names.findIndex(
    (each) => each.toLowerCase() === wanted || each.slice(0, 3).toLowerCase() === wanted,
  );
}

/** The ISO date of a day; null where there is no such day in the years 1900 to 2199. */
function dateOf({ year, month, day }: DateParts): string | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isRealDate(date) ? date : null;
}

/**
 * Reads a day that is named by its distance from another: "tomorrow", "Friday" (the first one after `from`), "in two
 * weeks", "end of next month", "end of the financial year" (31 March). Null for everything else, "next Friday" included:
 * some mean this week's by it, and some the one after.
 */
export function parseSpokenDay(text: string, from: string): string | null {
  const start = datePartsOf(from);
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!start) return null;
  if (said === 'today') return from;
  if (said === 'tomorrow') return addDays(from, 1);
  const weekday = indexOfName(weekdays, said.replace(/^(this|on) /, ''));
  if (weekday >= 0) return addDays(from, ((weekday - (dayNumber(start) % 7) + 6) % 7) + 1);
  const distance =
    /^(?:in |within )?(\d{1,3}|[a-z]+) (day|week|fortnight|month)(?:s|['’]s|s['’])?(?: time)?$/.exec(said);
  if (distance) {
    const [, count = '', unit = ''] = distance;
    const times = /^\d+$/.test(count) ? Number(count) : (countWords[count] ?? 0);
    if (times > 0 && unit === 'month') return addMonths(start, times);
    if (times > 0) return addDays(from, times * (unit === 'day' ? 1 : unit === 'week' ? 7 : 14));
  }
  return parseEnd(said, start);
}

const countWords: Readonly<Record<string, number>> = {
  ...{ a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12 },
};

/** "end of the week" is its Friday; a month and a year end with their last day. */
function parseEnd(said: string, start: DateParts): string | null {
  const [, which = '', what = ''] =
    /^(?:the )?end (?:of )?(the |this |next )?([a-z]+(?: [a-z\d]+)?)$/.exec(said) ?? [];
  const later = which === 'next ' ? 1 : 0;
  const { year, month } = start;
  switch (what) {
    case 'week': {
      const friday = weekdays.indexOf('Friday');
      const left = (friday - (dayNumber(start) % 7) + 7) % 7;
      return addDays(dateOf(start) ?? '', left + 7 * later);
    }
    case 'month':
      return endOfMonth(year, month + later);
    case 'year':
      return endOfMonth(year + later, 12);
    case 'financial year':
      return endOfMonth(year + (month > 3 ? 1 : 0) + later, 3);
    default: {
      const [name = '', namedYear] = what.split(' ');
      const named = indexOfName(monthNames, name) + 1;
      if (named === 0 || which !== '') return null;
      if (namedYear === undefined) return endOfMonth(named < month ? year + 1 : year, named);
      return /^\d{4}$/.test(namedYear) ? endOfMonth(Number(namedYear), named) : null;
    }
  }
}

/** The last day of a month; months past December are those of the next year. */
function endOfMonth(year: number, month: number): string | null {
  const [inYear, inMonth] = [year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  return dateOf({ year: inYear, month: inMonth, day: daysInMonth(inYear, inMonth) });
}

/** The same day so many months later, or the last one of a month that is too short for it. */
function addMonths({ year, month, day }: DateParts, months: number): string | null {
  const last = datePartsOf(endOfMonth(year, month + months) ?? '');
  return last && dateOf({ ...last, day: Math.min(day, last.day) });
}

/** So many days later, or earlier where negative; null where that is outside the years 1900 to 2199. */
function addDays(date: string, days: number): string | null {
  const parts = datePartsOf(date);
  if (!parts) throw new RangeError(`not a date: ${date}`);
  let { year, month } = parts;
  let day = parts.day + days;
  for (; day > daysInMonth(year, month); month = (month % 12) + 1) {
    day -= daysInMonth(year, month);
    if (month === 12) year += 1;
  }
  while (day < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year -= 1;
    day += daysInMonth(year, month);
  }
  return dateOf({ year, month, day });
}

export function weekdayOf(date: string): string | null {
  const parts = datePartsOf(date);
  return parts ? (weekdays[dayNumber(parts) % 7] ?? null) : null;
}

/** The Monday and the Sunday of a day's week. */
export function weekOf(date: string): { readonly from: string; readonly to: string } {
  const parts = datePartsOf(date);
  // A day's number is that of a Sunday where seven divides it.
  const sinceMonday = parts ? (dayNumber(parts) + 6) % 7 : 0;
  const from = addDays(date, -sinceMonday);
  const to = from === null ? null : addDays(from, 6);
  if (from === null || to === null) throw new RangeError(`not a date: ${date}`);
  return { from, to };
}

/** Whole days from one date to the other; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  const [start, end] = [datePartsOf(from), datePartsOf(to)];
  if (!start || !end) throw new RangeError(`not a date: ${start ? to : from}`);
  return dayNumber(end) - dayNumber(start);
}

/** Adds minutes to a clock time, past midnight too (`23:50` + 20 = `00:10`). */
export function addMinutes(time: string, minutes: number): string {
  const total = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes) % 1440;
  const inDay = total < 0 ? total + 1440 : total;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 31 December 1899, a Sunday, so that the remainder by 7 is the weekday. */
function dayNumber({ year, month, day }: DateParts): number {
  const before = year - 1;
  let days = 365 * (year - 1900);
  days += Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 460;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days + day;
}
