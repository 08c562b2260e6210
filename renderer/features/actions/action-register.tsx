import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { isClosed, isOverdue, type ActionStatus } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { actionStatusNames } from '../../../shared/wording/names.ts';
import { wordOwners } from '../../../shared/wording/word-owner.ts';
import { useCommands } from '../../app/commands.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { RestrictedChip } from '../../editor/restricted-line.tsx';
import { operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { RowButton, Table } from '../../ui/table.tsx';
import { ActionPanel } from './action-panel.tsx';
import { ActionStatusChips } from './action-status-chips.tsx';
import styles from './actions.module.css';
import { ChasingDialog } from './chasing-dialog.tsx';
import { useOwnerNames } from './use-owner-names.ts';

export type ActionRegisterProps = {
  readonly actions: readonly Action[];
  /** Shows which meeting each action is from, and filters by it. */
  readonly hasMeetings?: boolean;
  readonly label?: string;
};

type Show = 'open' | 'overdue' | 'gone' | 'all' | ActionStatus;

const everyone = 'all';

const shows: readonly { readonly id: Show; readonly label: string }[] = [
  { id: 'open', label: 'Not closed' },
  { id: 'overdue', label: 'Overdue' },
  { id: 'complete', label: actionStatusNames.complete },
  { id: 'superseded', label: actionStatusNames.superseded },
  { id: 'withdrawn', label: actionStatusNames.withdrawn },
  { id: 'gone', label: 'No longer in the notes' },
  { id: 'all', label: 'All' },
];

/** Actions with their owners and dates, and at the side the chosen one to update. */
export function ActionRegister({ actions, hasMeetings = false, label = 'Actions' }: ActionRegisterProps) {
  const [show, setShow] = useState<Show>('all');
  const [owner, setOwner] = useState(everyone);
  const [meetingId, setMeetingId] = useState(everyone);
  const [isChasing, setChasing] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const ownersOf = useOwnerNames();
  const now = today();
  useCommands('action-register', [
    {
      id: 'actions.chase',
      label: 'Chasing list of open actions',
      group: 'Actions',
      isEnabled: hasMeetings,
      run: () => setChasing(true),
    },
  ]);

  const owners = [...new Set(actions.flatMap(ownersOf))].sort((one, other) =>
    one.localeCompare(other, 'en-GB'),
  );
  const fromMeetings = meetings.filter((meeting) =>
    actions.some((action) => action.meetingId === meeting.id),
  );
  const shown = actions.filter(
    (action) =>
      isShown(action, show, now) &&
      (owner === everyone || ownersOf(action).includes(owner)) &&
      (meetingId === everyone || action.meetingId === meetingId),
  );
  const chosen = actions.find((action) => action.id === chosenId) ?? null;
  // The room goes to the words while an action is open at the side, which names its meeting.
  const showsMeetings = hasMeetings && chosen === null;
  const overdue = actions.filter((action) => isOverdue(action, now)).length;
  const open = actions.filter((action) => !isClosed(action.status)).length;

  return (
    <div className={styles.register} data-open={chosen !== null}>
      <div>
        <div className={styles.filters}>
          <Select label="Status" options={shows} value={show} onChange={setShow} />
          <Select
            label="Owner"
            options={[
              { id: everyone, label: 'Everyone' },
              ...owners.map((name) => ({ id: name, label: name })),
            ]}
            value={owners.includes(owner) ? owner : everyone}
            onChange={setOwner}
          />
          {hasMeetings && fromMeetings.length > 1 ? (
            <Select
              label="Meeting"
              options={[
                { id: everyone, label: 'All meetings' },
                ...fromMeetings.map((meeting) => ({
                  id: meeting.id,
                  label: formatDate(meeting.date),
                  hint: meeting.bodyName,
                })),
              ]}
              value={meetingId}
              onChange={setMeetingId}
            />
          ) : null}
          {hasMeetings ? <Button onPress={() => setChasing(true)}>Chasing list…</Button> : null}
          <p role="status" className={styles.sum}>
            {open} open{overdue > 0 ? `, ${overdue} overdue` : ''}
            {shown.length === actions.length ? '' : ` · ${shown.length} of ${actions.length} shown`}
          </p>
        </div>
        {shown.length === 0 ? (
          <p className={styles.none}>No action is like that. Choose another status or owner.</p>
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
          owner={owner === everyone ? null : owner}
          onClose={() => setChasing(false)}
        />
      ) : null}
      {chosen ? (
        <ActionPanel
          key={chosen.id}
          action={chosen}
          owners={ownersOf(chosen)}
          onClose={() => setChosenId(null)}
        />
      ) : null}
    </div>
  );
}

function isShown(action: Action, show: Show, now: string): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return !isClosed(action.status);
    case 'gone':
      return !action.isInNotes && !isClosed(action.status);
    case 'overdue':
      return isOverdue(action, now);
    case 'in-progress':
    case 'complete':
    case 'superseded':
    case 'withdrawn':
      return action.status === show;
  }
}
