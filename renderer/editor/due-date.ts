import {
  datePartsOf,
  formatDate,
  isRealDate,
  monthOf,
  parseSpokenDay,
  parseWrittenDate,
  weekdayNamed,
  weekdayOf,
} from '../../shared/domain/calendar-date.ts';
import { nextMeetingDate as nextPatternDate, type PatternOfDates } from '../../shared/domain/date-pattern.ts';

export type DueFacts = {
  readonly meetingDate: string;
  /** The date of the body's next meeting; null where none was created yet. */
  readonly nextMeetingDate: string | null;
  /** On which days the body meets, where its dates follow a pattern. */
  readonly datePattern: PatternOfDates | null;
};

export type DueReading =
  /** `isOfPattern`: the day of a meeting that was not created yet. */
  | { readonly kind: 'date'; readonly date: string; readonly isOfPattern?: true }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly sentence: string };

/**
 * Reads a due date as a clerk types it: "10 Oct", "Fri 13 Oct.", "October 10", "10/12/23", "next meeting", "end Oct",
 * "Jan 2024" (its last day), "in two weeks". A date without a year is the first such day on or after the meeting, and
 * distances are counted from the meeting. What cannot be read, or can be read in two ways, gets a sentence, never a guess.
 */
export function readDueDate(typed: string, facts: DueFacts): DueReading {
  const { meetingDate } = facts;
  const text = typed
    .trim()
    .replace(/^(by|on)\s+/i, '')
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .replace(/,/g, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return { kind: 'none' };
  if (/^(the )?next meeting$/i.test(text)) return nextMeeting(facts);
  const spoken = parseSpokenDay(text, meetingDate);
  if (spoken !== null) return { kind: 'date', date: spoken };
  if (/^next [a-z]+day$/i.test(text)) {
    return unreadable(`“${text}” can mean two days. Type a date such as 10 Oct or 10 October 2023.`);
  }
  const [, weekday = '', rest = ''] = /^([a-z]+) (.*\d.*)$/i.exec(text) ?? [];
  const named = weekdayNamed(weekday);
  if (named === null) return readDay(text, meetingDate);
  const reading = readDay(rest, meetingDate);
  if (reading.kind !== 'date' || weekdayOf(reading.date) === named) return reading;
  const { date } = reading;
  return unreadable(
    `${formatDate(date)} is a ${weekdayOf(date) ?? ''}, not a ${named}. Type the date alone, such as ${formatDate(date)}.`,
  );
}

function nextMeeting({ meetingDate, nextMeetingDate, datePattern }: DueFacts): DueReading {
  if (nextMeetingDate !== null) return { kind: 'date', date: nextMeetingDate };
  const date = datePattern && nextPatternDate(datePattern, meetingDate);
  if (date !== null) return { kind: 'date', date, isOfPattern: true };
  return unreadable(
    'The next meeting of this body has no date yet. Type a date such as 10 October 2023, or give the body a pattern of dates in the Library.',
  );
}

/** A day by its numbers and its month, in any of the ways that it is written in this country. */
function readDay(text: string, meetingDate: string): DueReading {
  const written = parseWrittenDate(text);
  if (written !== null) return { kind: 'date', date: written };
  const [, numbers = '', month = '', year] =
    /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text) ??
    /^(\d{1,2}) ([a-z]{3,9})(?: (\d{4}|\d{2}))?$/i.exec(text) ??
    [];
  if (numbers !== '') return dayIn(text, numbers, month, year, meetingDate);
  const [, name = '', number = '', yearBehind] =
    /^([a-z]{3,9}) (\d{1,4})(?: (\d{4}|\d{2}))?$/i.exec(text) ?? [];
  if (monthOf(name) === null) return notADate(text);
  if (number.length > 2) {
    return yearBehind === undefined && number.length === 4 ? endOf(text, name, number) : notADate(text);
  }
  if (yearBehind === undefined && isYearNear(number, meetingDate)) {
    return unreadable(`“${text}” can mean a day or a year. Type ${number} ${name}, or ${name} 20${number}.`);
  }
  return dayIn(text, number, name, yearBehind, meetingDate);
}

function dayIn(
  text: string,
  day: string,
  month: string,
  year: string | undefined,
  meetingDate: string,
): DueReading {
  const inMonth = /^\d+$/.test(month) ? Number(month) : monthOf(month);
  if (inMonth === null) return notADate(text);
  const dateIn = (inYear: number): string =>
    `${inYear}-${String(inMonth).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const meetingYear = datePartsOf(meetingDate)?.year ?? 0;
  // 29 February may be as far as eight years off.
  const years =
    year === undefined
      ? Array.from({ length: 9 }, (_, ahead) => meetingYear + ahead)
      : [Number(year.length === 2 ? `20${year}` : year)];
  const date = years
    .map(dateIn)
    .find((each) => isRealDate(each) && (year !== undefined || each >= meetingDate));
  return date === undefined ? unreadable(`There is no such day as ${text}.`) : { kind: 'date', date };
}

function endOf(text: string, month: string, year: string): DueReading {
  const date = parseSpokenDay(`end of ${month} ${year}`, `${year}-01-01`);
  return date === null ? notADate(text) : { kind: 'date', date };
}

/** Whether a number behind a month may be meant for a year: the meeting's own or one of the next. */
function isYearNear(number: string, meetingDate: string): boolean {
  const ahead = Number(`20${number}`) - (datePartsOf(meetingDate)?.year ?? 0);
  return number.length === 2 && ahead >= 0 && ahead <= 5;
}

function notADate(text: string): DueReading {
  return unreadable(`“${text}” is not a date. Type one such as 10 Oct or 10 October 2023.`);
}

function unreadable(sentence: string): DueReading {
  return { kind: 'unreadable', sentence };
}
