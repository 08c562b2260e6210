import type { MouseEvent, ReactNode } from 'react';
import type { Action, ActionReport, Evidence } from '../../../shared/contract/entities/actions.ts';
import { safeHref } from '../../../shared/document/safe-href.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { internalReport, wordReportPrefix } from '../../../shared/wording/word-report.ts';
import { goTo, hrefTo, meetingPath, paperPath } from '../../app/routes.ts';
import { showInNotes } from '../../app/show-in-notes.ts';
import { client } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Chip } from '../../ui/chip.tsx';
import { showToast } from '../../ui/toast.tsx';

export type ReportLineProps = {
  readonly report: ActionReport;
  /** Every action, to name the one that took the place of another. */
  readonly actions: readonly Action[];
};

/** What was reported, in words: "Complete: The letter of 4 May", a link where it leads to a document. */
export function ReportLine({ report, actions }: ReportLineProps) {
  const { text, supersededById, isInternal, newDue, oldDue, evidence } = report;
  const href = report.href === null ? null : safeHref(report.href);
  const by = actions.find(({ id }) => id === supersededById);
  return (
    <>
      {isInternal ? (
        <>
          <Chip tone="due">{internalReport}</Chip>{' '}
        </>
      ) : null}
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
      {newDue === null ? null : `${text === '' ? '. ' : ' '}${wordNewDue(newDue, oldDue)}`}
      {evidence === null ? null : <EvidenceLink evidence={evidence} />}
    </>
  );
}

function wordNewDue(newDue: string, oldDue: string | null): string {
  const before = oldDue === null ? 'without a date' : `on ${formatDate(oldDue)}`;
  return `Due on ${formatDate(newDue)}; before, ${before}.`;
}

const evidenceNames: Readonly<Record<Evidence['kind'], string>> = {
  minute: 'Open the minute',
  paper: 'Open the paper',
  attachment: 'Open the paper that it is attached to',
};

function EvidenceLink({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { meetingId, agendaItemId, kind } = evidence;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    if (kind === 'minute') showInNotes(meetingId, { agendaItemId });
    else void openPaper(evidence);
  };
  return (
    <>
      {' '}
      <a href={hrefTo(meetingPath(meetingId, kind === 'minute' ? 'notes' : 'papers'))} onClick={open}>
        {evidenceNames[kind]}
      </a>
    </>
  );
}

async function openPaper({ meetingId, agendaItemId }: Evidence): Promise<void> {
  const items = await client.agenda.list({ meetingId }).catch(() => []);
  const paper = items.find(({ id }) => id === agendaItemId)?.paper;
  if (paper) goTo(paperPath(meetingId, paper.documentId));
  else {
    showToast({
      tone: 'problem',
      message: 'The paper is not there any more. What was written of it stays in the history.',
    });
  }
}
