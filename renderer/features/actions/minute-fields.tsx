import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { operations } from '../../platform/client.ts';
import { Select } from '../../ui/select.tsx';
import styles from './actions.module.css';

/** An item of a meeting in whose notes something can be read. */
export type Minute = { readonly label: string; readonly meetingDate: string };

const none = 'none';

/** Chooses the minute that shows what closed an action: the meeting, then its item. */
export function MinuteFields({
  minute,
  onChange,
}: {
  readonly minute: Minute | null;
  readonly onChange: (minute: Minute | null) => void;
}): ReactNode {
  const [meetingId, setMeetingId] = useState(none);
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const { data: items = [] } = useQuery(
    operations.agenda.list.queryOptions({ input: { meetingId }, enabled: meetingId !== none }),
  );
  const meeting = meetings.find(({ id }) => id === meetingId);
  const numbers = numberAgenda(items);
  return (
    <div className={styles.minute}>
      <Select
        label="A minute that shows it"
        description="May stay empty"
        options={[
          { id: none, label: 'None' },
          ...meetings.map(({ id, date, bodyName }) => ({ id, label: formatDate(date), hint: bodyName })),
        ]}
        value={meetingId}
        onChange={(chosen) => {
          setMeetingId(chosen);
          onChange(null);
        }}
      />
      {meeting ? (
        <Select
          label="Item"
          options={inAgendaOrder(items).map((item) => {
            const label = numbers.get(item.id)?.label ?? '';
            return { id: label, label: `${label} ${item.title}` };
          })}
          value={minute?.label ?? null}
          onChange={(label) => onChange({ label, meetingDate: meeting.date })}
        />
      ) : null}
    </div>
  );
}
