import { useQuery } from '@tanstack/react-query';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { comingTopics } from '../../../shared/domain/forward-plan.ts';
import { forwardPlanPath, hrefTo } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import styles from './coming-topics.module.css';
import { PromiseTopic } from './promise-topic.tsx';
import { useForwardPlan } from './use-forward-plan.ts';

/** The forward plan as it stands after a meeting, for its item "future agenda items"; a promise made there is added. */
export function ComingTopics({ meeting }: { readonly meeting: Meeting }) {
  const { data: bodies } = useQuery(operations.bodies.list.queryOptions());
  const body = bodies?.find(({ id }) => id === meeting.bodyId) ?? null;
  const { bodyPlan } = useForwardPlan(body);
  if (bodyPlan === null) return null;
  const coming = comingTopics(bodyPlan.topics, meeting.date);
  const undated = bodyPlan.plan.unplaced.filter((topic) => topic.wantedOn === null).length;
  return (
    <section className={styles.coming} aria-label="Coming topics">
      <h3>Coming topics</h3>
      {coming.length === 0 ? (
        <p className={styles.note}>No topic is planned for a later meeting.</p>
      ) : (
        <ul>
          {coming.map(({ topic, date }) => (
            <li key={topic.id}>
              <span>{topic.title}</span>
              <span className={styles.note}>
                {topic.restrictedReason === null ? null : 'Restricted · '}
                {formatDate(date)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>
        {coming.length === 0 ? null : 'These are listed in the exported agenda'}
        {coming.some(({ topic }) => topic.restrictedReason !== null) ? ', but for those restricted' : null}
        {coming.length === 0 ? null : '. '}
        {undated === 0 ? null : `${undated} more ${undated === 1 ? 'has' : 'have'} no day yet. `}
        <a href={hrefTo(`${forwardPlanPath}/${meeting.bodyId}`)}>Open the forward plan</a>
      </p>
      <PromiseTopic meeting={meeting} label="Add a topic" />
    </section>
  );
}
