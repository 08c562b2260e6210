import { useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { memo, useState } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { TopicDialog } from './topic-dialog.tsx';
import { useForwardPlan } from './use-forward-plan.ts';

export type PromiseTopicProps = {
  readonly meeting: Pick<Meeting, 'id' | 'bodyId' | 'date'>;
  readonly label: string;
};

/** Takes what was promised in a meeting to the forward plan. Nothing is read before it is asked for. */
export const PromiseTopic = memo(function PromiseTopic({ meeting, label }: PromiseTopicProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={CalendarPlus} onPress={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen ? <PromisedTopic meeting={meeting} onClose={() => setOpen(false)} /> : null}
    </>
  );
});

function PromisedTopic({
  meeting,
  onClose,
}: Pick<PromiseTopicProps, 'meeting'> & { readonly onClose: () => void }) {
  const { data: bodies } = useQuery(operations.bodies.list.queryOptions());
  const { bodyPlan } = useForwardPlan(bodies?.find(({ id }) => id === meeting.bodyId) ?? null);
  if (bodyPlan === null) return null;
  return (
    <TopicDialog
      edited={{ wantedOn: null, promisedAtMeetingId: meeting.id }}
      bodyId={meeting.bodyId}
      dates={bodyPlan.dates.filter((date) => date > meeting.date)}
      meetings={bodyPlan.meetings}
      onClose={onClose}
    />
  );
}
