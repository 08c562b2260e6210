import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Evidence } from '../../../shared/contract/entities/actions.ts';
import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import type { EvidencePlace } from '../../../shared/wording/word-report.ts';
import { operations } from '../../platform/client.ts';
import { Select } from '../../ui/select.tsx';
import styles from './actions.module.css';

/** A document of this program, and how its place is said. */
export type Shown = { readonly evidence: Evidence; readonly place: EvidencePlace };

const none = 'none';

/** Chooses the document that shows what closed an action: the meeting, its item, then the notes, the paper or an attachment. */
export function EvidenceFields({
  shown,
  onChange,
}: {
  readonly shown: Shown | null;
  readonly onChange: (shown: Shown | null) => void;
}): ReactNode {
  const [meetingId, setMeetingId] = useState(none);
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const { data: items = [] } = useQuery(
    operations.agenda.list.queryOptions({ input: { meetingId }, enabled: meetingId !== none }),
  );
  const meeting = meetings.find(({ id }) => id === meetingId);
  const item = items.find(({ id }) => id === shown?.evidence.agendaItemId);
  const paperId = item?.paper?.documentId ?? none;
  const { data: paper } = useQuery(
    operations.documents.get.queryOptions({ input: { id: paperId }, enabled: paperId !== none }),
  );
  const numbers = numberAgenda(items);
  const attachments = item?.paper ? (paper?.attachments ?? []) : [];
  const choose = (agendaItemId: string, kind: Evidence['kind'], attachmentId: string | null): void => {
    if (!meeting) return;
    onChange({
      evidence: { meetingId, agendaItemId, kind, attachmentId },
      place: {
        kind,
        label: numbers.get(agendaItemId)?.label ?? '',
        meetingDate: meeting.date,
        attachment: attachments.findIndex(({ id }) => id === attachmentId) + 1,
      },
    });
  };
  return (
    <div className={styles.minute}>
      <Select
        label="A document that shows it"
        description="A minute, a paper or an attachment of a meeting; may stay empty"
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
          options={inAgendaOrder(items).map(({ id, title }) => ({
            id,
            label: `${numbers.get(id)?.label ?? ''} ${title}`,
          }))}
          value={shown?.evidence.agendaItemId ?? null}
          onChange={(id) => choose(id, 'minute', null)}
        />
      ) : null}
      {item?.paper && shown ? (
        <Select
          label="Which document"
          options={[
            { id: 'minute', label: 'The notes of the item' },
            { id: 'paper', label: 'Its cover paper' },
            ...attachments.map(({ id, name }) => ({ id, label: name, hint: 'Attachment' })),
          ]}
          value={shown.evidence.attachmentId ?? shown.evidence.kind}
          onChange={(id) => {
            if (id === 'minute' || id === 'paper') choose(item.id, id, null);
            else choose(item.id, 'attachment', id);
          }}
        />
      ) : null}
    </div>
  );
}
