import { useQuery } from '@tanstack/react-query';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { forwardPlanPath, hrefTo, meetingPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import styles from './coming-topics.module.css';

export type TopicOfItemProps = {
  readonly topicId: string;
  readonly meeting: Pick<Meeting, 'bodyId' | 'date'>;
};

/** Where an agenda item comes from: its topic, the promise, and the meetings that took it before. */
export function TopicOfItem({ topicId, meeting }: TopicOfItemProps) {
  const { bodyId, date } = meeting;
  const { data: topics } = useQuery(operations.topics.list.queryOptions({ input: { bodyId } }));
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const topic = topics?.find(({ id }) => id === topicId);
  if (!topic) return null;
  const promisedAt = meetings.find(({ id }) => id === topic.promisedAtMeetingId);
  const earlier = topic.appearances.filter((appearance) => appearance.date < date).toReversed();
  return (
    <section className={styles.coming} aria-label="Topic of the forward plan">
      <p className={styles.note}>
        From the <a href={hrefTo(`${forwardPlanPath}/${bodyId}`)}>forward plan</a>
        {promisedAt ? (
          <>
            , promised on{' '}
            <a href={hrefTo(meetingPath(promisedAt.id, 'notes'))}>{formatDate(promisedAt.date)}</a>
          </>
        ) : null}
      </p>
      {topic.promise === '' ? null : <p className={styles.promise}>{topic.promise}</p>}
      {earlier.length === 0 ? null : (
        <p className={styles.note}>
          Taken before:{' '}
          {earlier.map((appearance, index) => (
            <span key={appearance.agendaItemId}>
              {index === 0 ? '' : ', '}
              <a href={hrefTo(meetingPath(appearance.meetingId))}>{formatDate(appearance.date)}</a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
