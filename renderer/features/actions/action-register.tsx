import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import {
  everyAction,
  matchesFilter,
  nextMeetingsFrom,
  type ActionFilter,
} from '../../../shared/domain/action-filter.ts';
import { isClosed, isOverdue, type OwnerRef } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { wordOwners } from '../../../shared/wording/word-owner.ts';
import { useCommands } from '../../app/commands.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { RestrictedChip } from '../../editor/restricted-line.tsx';
import { operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { RowButton, Table } from '../../ui/table.tsx';
import { ActionPanel } from './action-panel.tsx';
import { ActionStatusChips } from './action-status-chips.tsx';
import styles from './actions.module.css';
import { ActionFilters, ownerOptions } from './action-filters.tsx';
import { ChasingDialog } from './chasing-dialog.tsx';
import { RegisterExportDialog } from './register-export-dialog.tsx';
import { takeBackOnKey, type ActionList } from './taken-back.ts';
import { useOwnerNames } from './use-owner-names.ts';

export type ActionRegisterProps = {
  readonly actions: readonly Action[];
  /** Shows which meeting each action is from, and filters by it. */
  readonly hasMeetings?: boolean;
  readonly label?: string;
  /** The one meeting that they are of: once it is agreed their owners are named as they were then. */
  readonly meeting?: Pick<Meeting, 'id' | 'state'> | null;
};

/** Actions with their owners and dates, and at the side the chosen one to update. */
export function ActionRegister({
  actions,
  hasMeetings = false,
  label = 'Actions',
  meeting = null,
}: ActionRegisterProps) {
  const [filter, setFilter] = useState(everyAction);
  const [isExporting, setExporting] = useState(false);
  const [isChasing, setChasing] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const ownersOf = useOwnerNames(meeting);
  const list: ActionList = meeting === null ? 'register' : `actions of ${meeting.id}`;
  const now = today();
  useCommands('action-register', [
    {
      id: 'actions.chase',
      label: 'Chasing list of open actions',
      group: 'Actions',
      isEnabled: hasMeetings,
      run: () => setChasing(true),
    },
    {
      id: 'actions.export',
      label: 'Export the actions shown to Word',
      group: 'Actions',
      isEnabled: hasMeetings,
      run: () => setExporting(true),
    },
    {
      id: 'actions.undo',
      label: 'Undo the last report in this list',
      group: 'Actions',
      keys: 'Ctrl Z',
      isLocal: true,
    },
  ]);

  const facts = { today: now, nextMeetings: nextMeetingsFrom(meetings, now) };
  const shown = actions.filter((action) => matchesFilter(action, filter, facts));
  const chosen = actions.find((action) => action.id === chosenId) ?? null;
  // The room goes to the words while an action is open at the side, which names its meeting.
  const showsMeetings = hasMeetings && chosen === null;
  const overdue = actions.filter((action) => isOverdue(action, now)).length;
  const open = actions.filter((action) => !isClosed(action.status)).length;

  return (
    <div
      className={styles.register}
      data-open={chosen !== null}
      onKeyDown={(event) => takeBackOnKey(list, event)}
    >
      <div>
        <ActionFilters
          actions={actions}
          meetings={hasMeetings ? meetings : []}
          ownersOf={ownersOf}
          filter={filter}
          onChange={setFilter}
        />
        <div className={styles.deeds}>
          {hasMeetings ? (
            <>
              <Button onPress={() => setChasing(true)}>Chasing list…</Button>
              <Button icon={FileDown} isDisabled={shown.length === 0} onPress={() => setExporting(true)}>
                Export to Word…
              </Button>
            </>
          ) : null}
          <p role="status" className={styles.sum}>
            {open} open{overdue > 0 ? `, ${overdue} overdue` : ''}
            {shown.length === actions.length ? '' : ` · ${shown.length} of ${actions.length} shown`}
          </p>
        </div>
        {shown.length === 0 ? (
          <p className={styles.none}>No action is like that. Choose another filter.</p>
        ) : (
          <Table
            label={label}
            columns={[
              { id: 'action', label: 'Action' },
              { id: 'number', label: 'No.', width: '64px' },
              { id: 'owner', label: 'Owner', width: '20%' },
              { id: 'due', label: 'Due', width: '136px' },
              ...(showsMeetings ? [{ id: 'meeting', label: 'Meeting', width: '144px' }] : []),
              { id: 'status', label: 'Status', width: '124px' },
            ]}
            rows={shown.map((action) => ({
              id: action.id,
              isSelected: action.id === chosenId,
              cells: [
                <RowButton
                  key="action"
                  isCurrent={action.id === chosenId}
                  onPress={() => setChosenId(action.id === chosenId ? null : action.id)}
                >
                  <span className={styles.text}>{action.text}</span>
                  {action.isRestricted ? <RestrictedChip /> : null}
                </RowButton>,
                action.label,
                wordOwners(ownersOf(action)) || <span className={styles.nobody}>Nobody named</span>,
                <span key="due" className={styles.date}>
                  {action.due === null ? '–' : formatDate(action.due)}
                </span>,
                ...(showsMeetings
                  ? [
                      <a key="meeting" href={hrefTo(meetingPath(action.meetingId, 'actions'))}>
                        {formatDate(meetings.find((meeting) => meeting.id === action.meetingId)?.date ?? '')}
                      </a>,
                    ]
                  : []),
                <ActionStatusChips key="status" action={action} today={now} />,
              ],
            }))}
          />
        )}
      </div>
      {isChasing ? (
        <ChasingDialog
          actions={actions}
          owner={
            ownerOptions(actions, ownersOf).find(({ owner }) => isSameOwner(owner, filter.owner))?.name ??
            null
          }
          onClose={() => setChasing(false)}
        />
      ) : null}
      {isExporting ? (
        <RegisterExportDialog filter={filter} shown={shown} onClose={() => setExporting(false)} />
      ) : null}
      {chosen ? (
        <ActionPanel
          key={chosen.id}
          action={chosen}
          owners={ownersOf(chosen)}
          list={list}
          onClose={() => setChosenId(null)}
        />
      ) : null}
    </div>
  );
}

function isSameOwner(one: OwnerRef, other: ActionFilter['owner']): boolean {
  return other !== null && other !== 'nobody' && one.kind === other.kind && one.id === other.id;
}
