import { useQuery } from '@tanstack/react-query';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import type { CommitteeBody } from '../../../shared/contract/entities/bodies.ts';
import { forwardPlan, type ForwardPlan } from '../../../shared/domain/forward-plan.ts';
import { operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';

export type BodyPlan = {
  readonly plan: ForwardPlan<Topic, Meeting>;
  readonly topics: readonly Topic[];
  /** Of the body, newest first. */
  readonly meetings: readonly Meeting[];
  /** The days of coming meetings and of the pattern. */
  readonly dates: readonly string[];
};

/** The forward plan of a body; null until all of it has been read. */
export function useForwardPlan(body: CommitteeBody | null): {
  readonly bodyPlan: BodyPlan | null;
  readonly error: unknown;
} {
  const { data: allMeetings, error: meetingsError } = useQuery(operations.meetings.list.queryOptions());
  const { data: topics, error: topicsError } = useQuery(
    operations.topics.list.queryOptions({ input: { bodyId: body?.id ?? null }, enabled: body !== null }),
  );
  const error = meetingsError ?? topicsError;
  if (body === null || allMeetings === undefined || topics === undefined) return { bodyPlan: null, error };
  const meetings = allMeetings.filter((meeting) => meeting.bodyId === body.id);
  const plan = forwardPlan<Topic, Meeting>({ topics, meetings, pattern: body.datePattern, today: today() });
  return { bodyPlan: { plan, topics, meetings, dates: plan.columns.map(({ date }) => date) }, error: null };
}
