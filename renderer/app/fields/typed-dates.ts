import { isRealDate, isRealTime, parseWrittenDate } from '../../../shared/domain/calendar-date.ts';

/** Reads a date as people type it: "18 April 2026", "18 Apr 2026", "18/04/2026", "18.4.2026", ISO. Else null. */
export function readTypedDate(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^[A-Za-z]+day,?\s+/i, '')
    .replace(/^(\d{1,2})(st|nd|rd|th)\b/i, '$1')
    .replace(/\s+/g, ' ');
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (!numbers) return parseWrittenDate(text);
  const [, day = '', month = '', year = ''] = numbers;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(date) ? date : null;
}

/** Reads a time as people type it: "14:30", "14.30", "1430", "2:30pm", "2 pm", "midday". Else null. */
export function readTypedTime(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, '');
  if (text === 'midday' || text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?$/.exec(text);
  if (!match) return null;
  const [, hours = '', minutes = '00', half] = match;
  if (half === undefined && match[2] === undefined) return null;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const inDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const time = `${String(inDay).padStart(2, '0')}:${minutes}`;
  return isRealTime(time) ? time : null;
}
