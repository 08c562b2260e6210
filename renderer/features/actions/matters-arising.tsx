import { useQuery } from '@tanstack/react-query';
import { ArrowRight, MessageSquarePlus } from 'lucide-react';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import type { MatterArising } from '../../../shared/contract/entities/matters-arising.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { dueThen, isClosed, isOverdue } from '../../../shared/domain/actions.ts';
import type { AgendaItemKind } from '../../../shared/domain/agenda.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { localDayOf } from '../../../shared/wording/local-day.ts';
import { matterColumns, tellingReport, wordGoneAction } from '../../../shared/wording/word-report.ts';
import { wordOwners } from '../../../shared/wording/word-owner.ts';
import { useCommands } from '../../app/commands.ts';
import { oneLine } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { client, operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { showToast } from '../../ui/toast.tsx';
import { PreviousNotes } from '../sign-off/index.ts';
import { ActionStatusChips } from './action-status-chips.tsx';
import styles from './matters-arising.module.css';
import { NotesLink } from './notes-link.tsx';
import { ReportDialog, wordReported } from './report-dialog.tsx';
import { ReportLine } from './report-line.tsx';
import { offerTakingBack, takeBackOnKey, type ActionList } from './taken-back.ts';
import { useOwnerNames } from './use-owner-names.ts';

type ArisingIn = { readonly meeting: Pick<Meeting, 'id' | 'date' | 'state'> };

/** The actions that a meeting has to hear of, each to be reported on as it is heard. Shows nothing where there is none. */
export const MattersArising = memo(function MattersArising({
  meeting,
  heading: Heading,
}: ArisingIn & { readonly heading: 'h2' | 'h3' }) {
  const { data: matters, error } = useMatters(meeting.id);
  const [reportedId, setReportedId] = useState<string | null>(null);
  const ownersOf = useOwnerNames();
  const isLocked = meeting.state === 'agreed';
  const rows = useRef<HTMLDivElement>(null);
  useCommands('matters-arising', [
    {
      id: 'matters.go',
      label: 'Go to matters arising',
      group: 'Go to',
      isEnabled: matters !== undefined && matters.length > 0,
      run: () => {
        rows.current?.scrollIntoView({ block: 'nearest' });
        rows.current?.querySelector<HTMLElement>('a, button')?.focus();
      },
    },
    {
      id: 'matters.row',
      label: 'In matters arising: the action above or below',
      group: 'Actions',
      keys: '↑ or ↓',
      isLocal: true,
    },
    {
      id: 'matters.undo',
      label: 'Undo the last report in this list',
      group: 'Actions',
      keys: 'Ctrl Z',
      isLocal: true,
    },
  ]);
  const reported = matters?.find(({ action }) => action.id === reportedId) ?? null;
  if (error && !matters) return <ProblemNotice error={error} />;
  if (!matters || matters.length === 0) return null;
  return (
    <section
      className={styles.arising}
      aria-label="Matters arising"
      onKeyDown={(event) => takeBackOnKey(listAt(meeting), event)}
    >
      <div className={styles.head}>
        <Heading>Matters arising</Heading>
        <p role="status">{sumOf(matters, dayOf(meeting))}</p>
      </div>
      {/* A table to whoever hears it, whatever the room has its cells drawn as. */}
      <div role="table" className={styles.table} aria-label="Actions of earlier meetings">
        <div role="rowgroup" className={styles.columns}>
          <div role="row" className={styles.matter}>
            {[...matterColumns, ...(isLocked ? [] : ['Report'])].map((name) => (
              <span key={name} role="columnheader">
                {name}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" ref={rows} className={styles.rows} onKeyDown={goToRow}>
          {matters.map((matter) => (
            <Matter
              key={matter.action.id}
              matter={matter}
              meeting={meeting}
              owners={ownersOf(matter.action)}
              onReport={isLocked ? null : () => setReportedId(matter.action.id)}
            />
          ))}
        </div>
      </div>
      {reported ? (
        <ReportDialog
          action={reported.action}
          event="update"
          meetingId={meeting.id}
          list={listAt(meeting)}
          onClose={() => setReportedId(null)}
        />
      ) : null}
    </section>
  );
});

type PlaceInNotes = { readonly item: { readonly kind: AgendaItemKind } };

/** What a meeting hears of earlier ones, under the item for it; matters arising under the first item where there is none. */
export const HeardInNotes = memo(function HeardInNotes({
  meeting,
  place,
  notes,
}: {
  readonly meeting: Meeting;
  readonly place: PlaceInNotes;
  readonly notes: readonly PlaceInNotes[];
}) {
  const hearing = notes.find(({ item }) => item.kind === 'previous-notes') ?? notes[0];
  return (
    <>
      {place.item.kind === 'previous-notes' ? <PreviousNotes meeting={meeting} /> : null}
      {place === hearing ? <MattersArising meeting={meeting} heading="h3" /> : null}
    </>
  );
});

/** How much arises, in one line with the way to it. */
export function MattersArisingSum({ meeting }: ArisingIn) {
  const { data: matters = [] } = useMatters(meeting.id);
  if (matters.length === 0) return null;
  return (
    <p className={styles.sum}>
      <a href={hrefTo(meetingPath(meeting.id, 'actions'))}>Matters arising</a>:{' '}
      {sumOf(matters, dayOf(meeting))}
    </p>
  );
}

function Matter({
  matter: { action, status, reports, isReportedHere },
  meeting,
  owners,
  onReport,
}: ArisingIn & {
  readonly matter: MatterArising;
  readonly owners: readonly string[];
  readonly onReport: (() => void) | null;
}) {
  const { data: actions = [] } = useQuery(
    operations.actions.list.queryOptions({ input: { meetingId: null } }),
  );
  const reportButton = useRef<HTMLButtonElement>(null);
  const last = tellingReport(reports);
  const due = dueThen(action, reports);
  const isCarried = isReportedHere && reports.at(-1)?.event === 'carry';
  const name = `action ${action.label} of ${formatDate(action.meetingDate)}`;
  const carry = async (): Promise<void> => {
    try {
      const { id, revision } = action;
      const step = { id, revision, event: 'carry', reportedAtMeetingId: meeting.id } as const;
      const after = await client.actions.takeStep(step);
      // The button that was pressed goes.
      reportButton.current?.focus();
      offerTakingBack(listAt(meeting), after, wordReported('carry', after));
    } catch (error) {
      showToast({ tone: 'problem', message: oneLine(error) });
    }
  };
  return (
    <div role="row" className={styles.matter}>
      <div role="cell" className={styles.place}>
        <NotesLink action={action} className={styles.link}>
          {formatDate(action.meetingDate)}, <span className={styles.label}>{action.label}</span>
        </NotesLink>
      </div>
      <div role="cell" className={styles.words}>
        <p>{action.text}</p>
        {action.isInNotes || isClosed(status) ? null : (
          <p className={styles.facts}>{wordGoneAction(action)}</p>
        )}
      </div>
      <div role="cell" className={styles.owned}>
        {owners.length === 0 ? 'No owner is named' : wordOwners(owners)}
        {due === null ? ' · no date' : ` · due ${formatDate(due)}`}
      </div>
      <div role="cell" className={styles.status}>
        <ActionStatusChips action={{ ...action, due, status }} today={dayOf(meeting)} />
        {isCarried ? <Chip tone="now">Carried forward</Chip> : null}
        {isReportedHere && !isCarried ? <Chip tone="now">Reported here</Chip> : null}
      </div>
      <div role="cell" className={styles.last}>
        {last === null ? null : (
          <>
            <span>{formatDate(localDayOf(last.at))}:</span> <ReportLine report={last} actions={actions} />
          </>
        )}
      </div>
      {onReport === null ? null : (
        <div role="cell" className={styles.deeds}>
          <Button
            ref={reportButton}
            icon={MessageSquarePlus}
            onPress={onReport}
            aria-label={`Report on ${name}`}
          >
            Report…
          </Button>
          {isClosed(action.status) || isCarried ? null : (
            <Button
              variant="quiet"
              icon={ArrowRight}
              onPress={() => void carry()}
              aria-label={`Carry forward ${name}`}
            >
              Carry forward
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** The arrow keys go from row to row, and stay on what each row has at that place. */
function goToRow(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(event.target instanceof Element)) return;
  const row = event.target.closest('[role="row"]');
  const rows = [...event.currentTarget.children];
  const to = row && rows[placeAfter(event.key, rows.indexOf(row), rows.length)];
  if (!to) return;
  event.preventDefault();
  const place = stopsIn(row).findIndex((stop) => stop === event.target);
  const stops = stopsIn(to);
  (stops[place] ?? stops.at(-1))?.focus();
  to.scrollIntoView({ block: 'nearest' });
}

function placeAfter(key: string, place: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return place + 1;
    case 'ArrowUp':
      return place - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

function stopsIn(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a[href], button')];
}

function listAt({ id }: ArisingIn['meeting']): ActionList {
  return `arising at ${id}`;
}

function useMatters(meetingId: string) {
  return useQuery(operations.actions.arising.queryOptions({ input: { meetingId } }));
}

/** What was overdue at a meeting of before; of one that is still to come, what is overdue today. */
function dayOf({ date }: ArisingIn['meeting']): string {
  const now = today();
  return now < date ? now : date;
}

function sumOf(matters: readonly MatterArising[], day: string): string {
  const open = matters.filter(({ status }) => !isClosed(status));
  const overdue = open.filter(({ action, status, reports }) =>
    isOverdue({ due: dueThen(action, reports), status }, day),
  );
  const closed = matters.length - open.length;
  return [
    `${open.length} open`,
    ...(overdue.length > 0 ? [`${overdue.length} overdue`] : []),
    ...(closed > 0 ? [`${closed} closed and listed once more`] : []),
  ].join(', ');
}
