import { formatDate } from '../domain/calendar-date.ts';

/** Where an action's words are that a list does not have. */
export function seeNotesOf(meetingDate: string): string {
  return `See the notes of ${formatDate(meetingDate)}`;
}
