import { isOverruled, type ReportEvent } from '../domain/actions.ts';
import { formatDate } from '../domain/calendar-date.ts';
import { reportEventNames } from './names.ts';

/** The columns of matters arising, on screen and in files. */
export const matterColumns = [
  'Meeting and action',
  'What was promised',
  'Owner and due date',
  'Status',
  'Last update',
] as const;

/** What a report is called that is for colleagues alone. */
export const internalReport = 'Internal';

/** What stands in front of the words of a report ("Complete: "); nothing before those of an update. */
export function wordReportPrefix({
  event,
  text,
}: {
  readonly event: ReportEvent;
  readonly text: string;
}): string {
  if (event === 'update') return '';
  return text === '' ? reportEventNames[event] : `${reportEventNames[event]}: `;
}

/** Where a document is that shows what closed an action. `attachment`: which of its paper's, from 1. */
export type EvidencePlace = {
  readonly kind: 'minute' | 'paper' | 'attachment';
  readonly label: string;
  readonly meetingDate: string;
  readonly attachment: number;
};

/**
 * What closed an action, where a document shows it: "The letter of 4 May (minute 4 of the meeting of 18 April 2026)". Items
 * and attachments are named by their numbers alone: what they are called may be restricted one day.
 */
export function wordEvidence(text: string, place: EvidencePlace | null): string {
  const said = text.trim();
  if (place === null) return said;
  const where = `${wordDocument(place)} of the meeting of ${formatDate(place.meetingDate)}`;
  return said === '' ? `${where.charAt(0).toUpperCase()}${where.slice(1)}` : `${said} (${where})`;
}

function wordDocument({ kind, label, attachment }: EvidencePlace): string {
  switch (kind) {
    case 'minute':
      return `minute ${label}`;
    case 'paper':
      return `paper on item ${label}`;
    case 'attachment':
      return `attachment ${attachment} to the paper on item ${label}`;
  }
}

/**
 * The report that says most of how an action stands: the last one with words or, where none has any, or its words closed
 * what is open again, the last.
 */
export function tellingReport<Report extends { readonly event: ReportEvent; readonly text: string }>(
  reports: readonly Report[],
): Report | null {
  const last = reports.at(-1) ?? null;
  const worded = reports.findLast(({ text }) => text !== '') ?? last;
  return worded !== null && isOverruled(worded, reports) ? last : worded;
}

/** What there is to say of an open action that its notes have no longer. */
export function wordGoneAction({ meetingDate }: { readonly meetingDate: string }): string {
  return `No longer in the notes of ${formatDate(meetingDate)}. It stays on the list until it is put back there or withdrawn with a reason.`;
}

/** Why an action is open again whose place another one had taken. */
export const successorWithdrawn = 'The action that had taken its place was withdrawn.';

/** Why an action that was withdrawn is open again. */
export const backInTheNotes = 'It is back in the notes.';
