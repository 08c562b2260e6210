import type { DocumentPlace } from '../../../shared/contract/entities/documents.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';

/** "Notes of 4 July 2026", "Paper on Use of force, 4 July 2026". */
export function nameOfDocument({ kind, title, meetingDate }: DocumentPlace): string {
  const date = formatDate(meetingDate);
  return kind === 'notes' ? `Notes of ${date}` : `Paper on ${title ?? 'an item'}, ${date}`;
}
