import type { ReportEvent } from '../domain/actions.ts';
import { reportEventNames } from './names.ts';

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

/** The report that says most of how an action stands: the last one with words or, where none has any, the last. */
export function tellingReport<Report extends { readonly text: string }>(
  reports: readonly Report[],
): Report | null {
  return reports.findLast(({ text }) => text !== '') ?? reports.at(-1) ?? null;
}
