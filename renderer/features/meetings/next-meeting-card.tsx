import { useQuery } from '@tanstack/react-query';
import { FileClock, FileText, ListChecks, ListOrdered, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { isClosed, isOverdue } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { wordDraftOut } from '../../../shared/wording/word-draft-issue.ts';
import { actionsPath, hrefTo, meetingPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { describeMeeting, distanceTo } from './describe-meeting.ts';
import { MeetingStateChip } from './meeting-state-chip.tsx';
import styles from './meetings.module.css';
import { nextStepOf } from './next-step.ts';

/** The meeting that comes next: when and where, what is due for it, and the one next step. */
export function NextMeetingCard({
  meeting,
  meetings,
}: {
  readonly meeting: MeetingSummary;
  /** All there are: the notes of an earlier one may be out. */
  readonly meetings: readonly MeetingSummary[];
}) {
  const { data: actions = [] } = useQuery(
    operations.actions.list.queryOptions({ input: { meetingId: null } }),
  );
  const open = actions.filter((action) => !isClosed(action.status));
  const overdue = open.filter((action) => isOverdue(action, today()));
  const distance = distanceTo(meeting.date, today());
  const step = nextStepOf(meeting);
  const cleared = meeting.clearedPaperCount;
  const reports = meeting.reportItemCount;
  const drafts = meetings.filter(
    ({ bodyId, state, draftIssue }) =>
      bodyId === meeting.bodyId && state === 'draft-notes' && draftIssue !== null,
  );
  return (
    <section className={styles.card} aria-label="Next meeting">
      <div>
        <div className={styles.name}>
          <h2>
            <a href={hrefTo(meetingPath(meeting.id))}>{meeting.bodyName}</a>
          </h2>
          <MeetingStateChip state={meeting.state} />
        </div>
        <p className={styles.muted}>{describeMeeting(meeting)}</p>
        <ul className={styles.due}>
          <DueLine icon={ListOrdered} what="Agenda" path={meetingPath(meeting.id)}>
            {meeting.agendaItemCount === 1 ? '1 item' : `${meeting.agendaItemCount} items`}
          </DueLine>
          <DueLine icon={FileText} what="Cover papers" path={meetingPath(meeting.id, 'papers')}>
            {reports === 0 ? (
              'no report items'
            ) : (
              <>
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${(cleared / reports) * 100}%` }} />
                </span>
                {cleared} of {reports} cleared
              </>
            )}
          </DueLine>
          {drafts.map(({ id, date, draftIssue }) => (
            <DueLine
              key={id}
              icon={FileClock}
              what={`Draft notes of ${formatDate(date)}`}
              path={meetingPath(id, 'notes')}
            >
              {draftIssue === null ? null : lowerFirst(wordDraftOut(draftIssue, today()))}
            </DueLine>
          ))}
          <DueLine icon={ListChecks} what="Open actions of all meetings" path={actionsPath}>
            {open.length}
            {overdue.length > 0 ? (
              <Chip tone="over" icon={TriangleAlert}>
                {overdue.length} overdue
              </Chip>
            ) : null}
          </DueLine>
        </ul>
      </div>
      <div className={styles.side}>
        <div>
          <div className={styles.days}>{distance.large}</div>
          <div className={styles.muted}>{distance.small}</div>
        </div>
        <ButtonLink variant="primary" isWide href={hrefTo(meetingPath(meeting.id, step.tab))}>
          {step.label}
        </ButtonLink>
        <p className={`${styles.muted} ${styles.small}`}>{step.why}</p>
      </div>
    </section>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

type DueLineProps = {
  readonly icon: LucideIcon;
  readonly what: string;
  readonly path: string;
  readonly children: ReactNode;
};

function DueLine({ icon: Icon, what, path, children }: DueLineProps) {
  return (
    <li>
      <a href={hrefTo(path)}>
        <Icon aria-hidden="true" />
        <span className={styles.what}>{what}</span>
        {children}
      </a>
    </li>
  );
}
