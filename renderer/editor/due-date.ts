import {
  datePartsOf,
  isRealDate,
  parseSpokenDay,
  parseWrittenDate,
} from '../../shared/domain/calendar-date.ts';

export type DueFacts = {
  readonly meetingDate: string;
  /** The date of the body's next meeting, where there is one. */
  readonly nextMeetingDate: string | null;
};

export type DueReading =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly sentence: string };

/**
 * Reads a due date as a clerk types it: "10 Oct", "10 October 2023", "10/10/2023", "next meeting", "end of month", "in
 * two weeks". A date without a year is the first such day on or after the meeting, and distances are counted from the
 * meeting. What cannot be read gets a sentence, never a guess.
 */
export function readDueDate(typed: string, { meetingDate, nextMeetingDate }: DueFacts): DueReading {
  const text = typed
    .trim()
    .replace(/^by\s+/i, '')
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .replace(/\s+/g, ' ');
  if (text === '') return { kind: 'none' };
  if (/^(the )?next meeting$/i.test(text)) {
    return nextMeetingDate === null
      ? unreadable('The next meeting of this body has no date yet. Type a date such as 10 October 2023.')
      : { kind: 'date', date: nextMeetingDate };
  }
  const written = parseWrittenDate(text) ?? parseSpokenDay(text, meetingDate);
  if (written !== null) return { kind: 'date', date: written };
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (numbers) {
    const [, day = '', month = '', year = ''] = numbers;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isRealDate(date) ? { kind: 'date', date } : unreadable(`There is no such day as ${text}.`);
  }
  if (/^\d{1,2} [a-z]{3,9}$/i.test(text)) {
    const meetingYear = datePartsOf(meetingDate)?.year ?? 0;
    // 29 February may be as far as eight years off.
    for (let year = meetingYear; year <= meetingYear + 8; year += 1) {
      const date = parseWrittenDate(`${text} ${year}`);
      if (date !== null && date >= meetingDate) return { kind: 'date', date };
    }
  }
  if (/^\d{1,2} [a-z]{3,9}( \d{4})?$/i.test(text)) return unreadable(`There is no such day as ${text}.`);
  if (/^next [a-z]+day$/i.test(text)) {
    return unreadable(`“${text}” can mean two days. Type a date such as 10 Oct or 10 October 2023.`);
  }
  return unreadable(`“${text}” is not a date. Type one such as 10 Oct or 10 October 2023.`);
}

function unreadable(sentence: string): DueReading {
  return { kind: 'unreadable', sentence };
}
