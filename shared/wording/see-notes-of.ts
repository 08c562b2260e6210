import { formatDate, type DateManner } from '../domain/calendar-date.ts';

/** Where an action's words are that a list does not have. */
export function seeNotesOf(meetingDate: string, manner?: DateManner): string {
  return `See the notes of ${formatDate(meetingDate, manner)}`;
}

/** The same in the place where they were left out. */
export function leftOutSeeNotesOf(meetingDate: string, manner?: DateManner): string {
  return `see the notes of ${formatDate(meetingDate, manner)}`;
}

/** What stands behind the words of an action whose block was taken out of the notes. */
export function noLongerInNotesOf(meetingDate: string, manner?: DateManner): string {
  return `no longer in the notes of ${formatDate(meetingDate, manner)}`;
}

/** Stands for the title of an item that is gone and of which nobody says more. */
export const takenOffTheAgenda = 'Taken off the agenda';
