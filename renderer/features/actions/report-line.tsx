import type { Action, ActionReport } from '../../../shared/contract/entities/actions.ts';
import { safeHref } from '../../../shared/document/safe-href.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { wordReportPrefix } from '../../../shared/wording/word-report.ts';
import { platform } from '../../platform/platform.ts';

export type ReportLineProps = {
  readonly report: ActionReport;
  /** Every action, to name the one that took the place of another. */
  readonly actions: readonly Action[];
};

/** What was reported, in words: "Complete: The letter of 4 May", a link where it leads to a document. */
export function ReportLine({ report, actions }: ReportLineProps) {
  const { text, supersededById } = report;
  const href = report.href === null ? null : safeHref(report.href);
  const by = actions.find(({ id }) => id === supersededById);
  return (
    <>
      {wordReportPrefix(report)}
      {href === null ? (
        text
      ) : (
        <a
          href={href}
          rel="noreferrer"
          onClick={(event) => {
            event.preventDefault();
            platform().openLink(href);
          }}
        >
          {text}
        </a>
      )}
      {by ? ` Superseded by action ${by.label} of ${formatDate(by.meetingDate)}: ${by.text}` : null}
    </>
  );
}
