import {
  formatDate,
  formatDateWithWeekday,
  formatTimeRange,
  type DateManner,
} from '../domain/calendar-date.ts';
import type { NamedSitting, Sitting } from '../domain/neighbours.ts';

/** What stands beside an item's title on screen: "of 18 April 2023", "Tuesday 16 January 2024, 2:30pm, Town Hall". */
export function wordNamedSitting(named: NamedSitting): string {
  switch (named.code) {
    case 'previous-meeting':
      return `of ${formatDate(named.sitting.date)}`;
    case 'next-meeting':
      return whenAndWhere(named.sitting);
    case 'no-previous-meeting':
      return 'No earlier meeting of this body is here';
    case 'no-next-meeting':
      return 'No next meeting is arranged yet';
  }
}

/** The same as a line of a file that goes out; null where there is nothing to say to the public. */
export function wordNamedSittingInFile(named: NamedSitting | null, manner?: DateManner): string | null {
  switch (named?.code) {
    case 'previous-meeting':
      return `Notes of the meeting of ${formatDate(named.sitting.date, manner)}`;
    case 'next-meeting':
      return whenAndWhere(named.sitting, manner);
    case 'no-previous-meeting':
    case 'no-next-meeting':
    case undefined:
      return null;
  }
}

function whenAndWhere({ date, startTime, endTime, place }: Sitting, manner?: DateManner): string {
  return [formatDateWithWeekday(date, manner), formatTimeRange(startTime, endTime, manner), place]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
