import { CalendarPlus, ListOrdered, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import styles from './forward-plan.module.css';

const dragType = 'application/x-secretariat-topic';

export type PlanColumnProps = {
  /** Unique, and what a test and the focus find the column by. */
  readonly id: string;
  readonly title: string;
  /** Under the title: the meeting's state, or that there is none. */
  readonly state: ReactNode;
  /** Those that wait here, to be dragged elsewhere. */
  readonly topics: readonly Topic[];
  /** Those that are on the agenda of this day's meeting. */
  readonly onAgenda: readonly Topic[];
  readonly emptyWords: string;
  readonly meetingId: string | null;
  readonly onDropTopic: (topicId: string) => void;
  readonly onAdd: () => void;
  readonly onNewMeeting: (() => void) | null;
  readonly children: (topic: Topic) => ReactNode;
};

/** One day of the forward plan with its topics. */
export function PlanColumn({
  id,
  title,
  state,
  topics,
  onAgenda,
  emptyWords,
  meetingId,
  onDropTopic,
  onAdd,
  onNewMeeting,
  children,
}: PlanColumnProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [dragType]: String(key),
        'text/plain': topics.find((topic) => topic.id === key)?.title ?? '',
      })),
    acceptedDragTypes: [dragType],
    getAllowedDropOperations: () => ['move'],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) => {
      for (const item of items) if (item.kind === 'text') void item.getText(dragType).then(onDropTopic);
    },
  });
  return (
    <section className={styles.column} aria-label={title} data-column={id}>
      <div className={styles.columnHead}>
        <h2>{title}</h2>
        <div className={styles.state}>{state}</div>
      </div>
      {onAgenda.length === 0 ? null : (
        <ul className={styles.taken} aria-label={`On the agenda, ${title}`}>
          {onAgenda.map((topic) => (
            <li key={topic.id}>
              <ListOrdered aria-hidden="true" />
              {meetingId === null ? (
                topic.title
              ) : (
                <a href={hrefTo(meetingPath(meetingId))} data-on-agenda={topic.id}>
                  {topic.title}
                </a>
              )}
              <span className={styles.detail}>
                On the agenda{topic.restrictedReason === null ? null : ' · Restricted'}
              </span>
            </li>
          ))}
        </ul>
      )}
      <GridList
        aria-label={`Topics, ${title}`}
        className={styles.cards ?? ''}
        selectionMode="none"
        disallowTypeAhead
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className={styles.nothing}>{emptyWords}</p>}
      >
        {topics.map(children)}
      </GridList>
      <div className={styles.deeds}>
        <Button variant="quiet" icon={Plus} onPress={onAdd} aria-label={`Add a topic, ${title}`}>
          Topic
        </Button>
        {onNewMeeting === null ? null : (
          <Button
            variant="quiet"
            icon={CalendarPlus}
            onPress={onNewMeeting}
            aria-label={`New meeting on ${title}`}
          >
            New meeting
          </Button>
        )}
      </div>
    </section>
  );
}
