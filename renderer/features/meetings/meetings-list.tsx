import { useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { Select } from '../../ui/select.tsx';
import { RowLink, Table } from '../../ui/table.tsx';
import { MeetingStateChip } from './meeting-state-chip.tsx';
import styles from './meetings.module.css';

const columns = [
  { id: 'date', label: 'Date', width: '21%' },
  { id: 'body', label: 'Body', width: '33%' },
  { id: 'items', label: 'Items', width: '10%' },
  { id: 'actions', label: 'Open actions', width: '14%' },
  { id: 'state', label: 'State' },
] as const;

const everyBody = 'all';

/** All meetings, newest first, of one body or of all. */
export function MeetingsList({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  const [bodyId, setBodyId] = useState(everyBody);
  const bodies = new Map(meetings.map((meeting) => [meeting.bodyId, meeting.bodyName]));
  const chosen = bodies.has(bodyId) ? bodyId : everyBody;
  const shown = meetings.filter((meeting) => chosen === everyBody || meeting.bodyId === chosen);
  return (
    <section aria-label="All meetings">
      <div className={styles.head}>
        <h2>All meetings</h2>
        {bodies.size > 1 ? (
          <div className={styles.filters}>
            <Select
              label="Body"
              isLabelHidden
              options={[
                { id: everyBody, label: 'All bodies' },
                ...[...bodies].map(([id, label]) => ({ id, label })),
              ]}
              value={chosen}
              onChange={setBodyId}
            />
          </div>
        ) : null}
      </div>
      <Table
        label="All meetings, newest first"
        columns={columns}
        rows={shown.map((meeting) => ({
          id: meeting.id,
          cells: [
            <RowLink key="date" href={hrefTo(meetingPath(meeting.id))}>
              {formatDate(meeting.date)}
            </RowLink>,
            meeting.bodyName,
            meeting.agendaItemCount,
            meeting.openActionCount === 0 ? '–' : meeting.openActionCount,
            <MeetingStateChip key="state" state={meeting.state} />,
          ],
        }))}
      />
    </section>
  );
}
