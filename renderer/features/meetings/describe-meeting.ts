import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { daysBetween, formatDateWithWeekday, formatTimeRange } from '../../../shared/domain/calendar-date.ts';

/** "Tuesday 10 October 2023, 2:30pm to 4:30pm · Wellington House and online · Chair: the Mayor" */
export function describeMeeting(
  meeting: Pick<Meeting, 'date' | 'startTime' | 'endTime' | 'place'>,
  chair: string | null = null,
): string {
  const times = formatTimeRange(meeting.startTime, meeting.endTime);
  const when = formatDateWithWeekday(meeting.date) + (times === '' ? '' : `, ${times}`);
  return [when, meeting.place, chair === null ? null : `Chair: ${chair}`]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** How far off a meeting is, in large and in small: "12 days", "until the meeting". */
export function distanceTo(date: string, today: string): { readonly large: string; readonly small: string } {
  const days = daysBetween(today, date);
  if (days === 0) return { large: 'Today', small: 'is the meeting' };
  const count = Math.abs(days);
  if (count <= 90) {
    return {
      large: `${count} ${count === 1 ? 'day' : 'days'}`,
      small: days > 0 ? 'until the meeting' : 'since the meeting',
    };
  }
  const months = Math.round(count / 30.44);
  const large = months < 24 ? `${months} months` : `${Math.round(count / 365.25)} years`;
  return { large, small: days > 0 ? 'until the meeting' : 'since the meeting' };
}
