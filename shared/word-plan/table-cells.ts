import type { Manner } from '../domain/manner.ts';
import { safeHref } from '../document/safe-href.ts';
import type { ReportEvent } from '../domain/actions.ts';
import { formatDate } from '../domain/calendar-date.ts';
import { internalReport, wordReportPrefix } from '../wording/word-report.ts';
import { ownWords, paragraph, textParagraph } from './meeting-in-plan.ts';
import type { PlanCell, PlanInline } from './word-plan.ts';

// Cells that the tables of actions have in common.

export function textCell(text: string): PlanCell {
  return { blocks: [textParagraph('table-text', text)] };
}

export function labelCell(text: string): PlanCell {
  return { blocks: [paragraph('table-text', [ownWords(text)])] };
}

export function headingCell(text: string): PlanCell {
  return { blocks: [textParagraph('table-heading', text)] };
}

/** "4 May 2026: Complete: The letter of 4 May", the words a link where they name a document. */
export function reportCell(
  report: {
    readonly event: ReportEvent;
    readonly on: string;
    readonly text: string;
    readonly href: string | null;
    readonly isInternal?: boolean;
  } | null,
  manner: Manner,
): PlanCell {
  if (report === null) return labelCell('None');
  const { text } = report;
  const href = report.href === null ? null : safeHref(report.href);
  const words: PlanInline = { inline: 'text', text };
  const said: readonly PlanInline[] =
    text === '' ? [] : [href === null ? words : { inline: 'link', href, inlines: [words] }];
  const internal = report.isInternal === true ? `${internalReport} – ` : '';
  const opening = `${formatDate(report.on, manner)}: ${internal}${wordReportPrefix(report)}`;
  return { blocks: [paragraph('table-text', [{ inline: 'text', text: opening }, ...said])] };
}
