import { formatDateWithWeekday, formatTimeRange } from '../domain/calendar-date.ts';
import type { Manner } from '../domain/manner.ts';
import type { ParagraphRole } from '../domain/word-roles.ts';
import { roleWords } from '../wording/role-names.ts';
import { attendanceLineIn, filledPhrase, labelIn } from './in-manner.ts';

const body = 'Ashby Scrutiny Board';
const date = '2026-10-10';

/** A line of each sort as a file would say it in this manner. */
export function sampleInManner(role: ParagraphRole, manner: Manner): string {
  const { phrases } = manner;
  switch (role) {
    case 'title':
      return filledPhrase(phrases.notesTitle, body);
    case 'meeting-date':
      return formatDateWithWeekday(date, manner);
    case 'meeting-detail':
      return `${phrases.date} ${formatDateWithWeekday(date, manner)}, ${formatTimeRange('14:30', '16:00', manner)}`;
    case 'attendance-heading':
      return phrases.alsoPresent;
    case 'attendance-line':
      return attendanceLineIn(manner, {
        name: 'Helen Marsh',
        post: 'Mayor',
        organisationName: 'Ashby Council',
      });
    case 'item-number-line':
      return filledPhrase(phrases.itemNumber, '4');
    case 'subject':
      return `${phrases.subject} Stop and search`;
    case 'agenda-detail':
      return `${phrases.lead} Peter Moss, Chief Constable`;
    case 'report-link':
      return `${phrases.toReadTheReport} Stop and search`;
    case 'decision':
      return `${phrases.decision} the report was noted.`;
    case 'action-heading':
      return phrases.actions;
    case 'letter':
    case 'action':
    case 'sub-item-heading':
    case 'agenda-sub-item':
      return labelIn(manner, 'a)') + roleWords[role].sample.slice('a)'.length);
    default:
      return roleWords[role].sample;
  }
}
