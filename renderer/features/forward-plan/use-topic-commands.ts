import { useQueryClient } from '@tanstack/react-query';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { showToast } from '../../ui/toast.tsx';

export type TopicCommands = {
  /** Has a topic wanted on another day; null: on none. */
  readonly moveTo: (topic: Topic, date: string | null) => void;
  readonly remove: (topic: Topic) => void;
  readonly putOnAgenda: (topic: Topic, meeting: Pick<Meeting, 'id' | 'date'>) => void;
};

/** What is done with a topic in one step. `onDone` is told where the topic is now, before it is shown there. */
export function useTopicCommands(
  onDone: (topic: Topic, done: 'moved' | 'removed' | 'on-agenda') => void,
): TopicCommands {
  const queries = useQueryClient();
  const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: operations.topics.key({}) });
  const refused = (error: unknown): void => {
    showToast({ tone: 'problem', message: oneLine(error) });
    void readAgain();
  };
  // The revision may have moved on since the topic was drawn: what is done now is done to it as it is now.
  const current = async ({ id, bodyId }: Topic): Promise<Topic | undefined> => {
    const topics = await client.topics.list({ bodyId });
    return topics.find((topic) => topic.id === id);
  };
  const want = async (topic: Topic, date: string | null): Promise<void> => {
    const { appearances: _appearances, ...fields } = topic;
    const moved = await client.topics.update({ ...fields, wantedOn: date });
    onDone(moved, 'moved');
    await readAgain();
  };
  const undoMove = async (topic: Topic): Promise<void> => {
    const now = await current(topic);
    if (now) await want(now, topic.wantedOn);
  };

  return {
    moveTo: (topic, date) => {
      if (topic.wantedOn === date) return;
      want(topic, date).then(
        () =>
          showToast({
            tone: 'done',
            message:
              date === null
                ? `“${shortened(topic.title)}” has no day now.`
                : `“${shortened(topic.title)}” is planned for ${formatDate(date)}.`,
            action: { label: 'Undo', onAction: () => void undoMove(topic).catch(refused) },
          }),
        refused,
      );
    },
    remove: (topic) => {
      const { id, revision } = topic;
      client.topics
        .remove({ id, revision })
        .then(async () => {
          onDone(topic, 'removed');
          await readAgain();
          showToast({
            message: `“${shortened(topic.title)}” is deleted from the forward plan.`,
            action: {
              label: 'Undo',
              onAction: () => void client.topics.restore({ id }).then(readAgain).catch(refused),
            },
          });
        })
        .catch(refused);
    },
    putOnAgenda: (topic, meeting) => {
      const { id, revision } = topic;
      client.topics
        .putOnAgenda({ id, revision, meetingId: meeting.id })
        .then(async () => {
          onDone(topic, 'on-agenda');
          await readAgain();
          showToast({
            tone: 'done',
            message: `“${shortened(topic.title)}” is on the agenda of ${formatDate(meeting.date)}.`,
          });
        })
        .catch(refused);
    },
  };
}

function shortened(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 59)}…`;
}
