import { useState } from 'react';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { RowButton, Table } from '../../ui/table.tsx';
import styles from './forward-plan.module.css';

export type PastTopicsProps = {
  readonly topics: readonly Topic[];
  readonly onEdit: (topic: Topic) => void;
};

/** Topics that were taken, the latest first: each can be given a day again. */
export function PastTopics({ topics, onEdit }: PastTopicsProps) {
  const [isOpen, setOpen] = useState(false);
  if (topics.length === 0) return null;
  const lastOf = (topic: Topic) => topic.appearances.at(-1);
  const latestFirst = topics.toSorted((one, other) =>
    (lastOf(one)?.date ?? '') > (lastOf(other)?.date ?? '') ? -1 : 1,
  );
  return (
    <details className={styles.past} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Topics taken before ({topics.length})</summary>
      {isOpen ? (
        <Table
          label="Topics taken before"
          columns={[
            { id: 'title', label: 'Topic' },
            { id: 'times', label: 'Times taken', width: '112px', align: 'end' },
            { id: 'last', label: 'Last taken', width: '176px' },
          ]}
          rows={latestFirst.map((topic) => {
            const last = lastOf(topic);
            return {
              id: topic.id,
              cells: [
                <RowButton key="title" isCurrent={false} onPress={() => onEdit(topic)}>
                  {topic.title}
                </RowButton>,
                topic.appearances.length,
                last ? (
                  <a key="last" href={hrefTo(meetingPath(last.meetingId))}>
                    {formatDate(last.date)}
                  </a>
                ) : null,
              ],
            };
          })}
        />
      ) : null}
    </details>
  );
}
