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
export function formatDate(date: string): string {
  const parts = datePartsOf(date);
  return parts ? `${parts.day} ${monthNames[parts.month - 1]} ${parts.year}` : date;
}

/** `2023-10-10` as "Tuesday 10 October 2023". */
export function formatDateWithWeekday(date: string): string {
  const weekday = weekdayOf(date);
  return weekday ? `${weekday} ${formatDate(date)}` : date;
}

/** `14:30` as "2:30pm", `16:00` as "4pm", `12:00` as "midday" (GOV.UK style guide, times). */
export function formatTime(time: string): string {
  if (!isRealTime(time)) return time;
  const [hours, minutes] = [Number(time.slice(0, 2)), time.slice(3)];
  if (time === '12:00') return 'midday';
  if (time === '00:00') return 'midnight';
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  return `${hour}${minutes === '00' ? '' : `:${minutes}`}${hours < 12 ? 'am' : 'pm'}`;
}

/** "2:30pm to 4pm"; the start alone where there is no end; empty where there is neither. */
export function formatTimeRange(start: string | null, end: string | null): string {
  if (!start) return '';
  return end ? `${formatTime(start)} to ${formatTime(end)}` : formatTime(start);
}

/** Reads "18 April 2023", "18 Apr 2023" and ISO dates; null for everything else, dates that do not exist included. */
export function parseWrittenDate(text: string): string | null {
  const trimmed = text.trim();
  if (isRealDate(trimmed)) return trimmed;
  const match = /^(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})$/.exec(trimmed);
  const [, day = '', name = '', year = ''] = match ?? [];
  const wanted = name.toLowerCase();
  const month = monthNames.findIndex(
    (each) => each.toLowerCase() === wanted || each.slice(0, 3).toLowerCase() === wanted,
  );
  if (month < 0) return null;
  const date = `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(date) ? date : null;
}

export function weekdayOf(date: string): string | null {
  const parts = datePartsOf(date);
  return parts ? (weekdays[dayNumber(parts) % 7] ?? null) : null;
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
