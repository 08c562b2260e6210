import { CalendarClock, CalendarX } from 'lucide-react';
import { useRef } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { formatDateWithWeekday } from '../../../shared/domain/calendar-date.ts';
import type { ForwardPlan } from '../../../shared/domain/forward-plan.ts';
import { meetingStateNames } from '../../../shared/wording/names.ts';
import { Chip } from '../../ui/chip.tsx';
import styles from './forward-plan.module.css';
import { PlanColumn } from './plan-column.tsx';
import { TopicCard } from './topic-card.tsx';
import type { EditedTopic } from './topic-dialog.tsx';
import { useTopicCommands } from './use-topic-commands.ts';

export type PlanBoardProps = {
  readonly plan: ForwardPlan<Topic, Meeting>;
  readonly topics: readonly Topic[];
  /** All meetings of the body, to say where a topic was promised. */
  readonly meetings: readonly Meeting[];
  readonly whoOf: (topic: Topic) => string | null;
  readonly onEdit: (edited: EditedTopic) => void;
  readonly onNewMeeting: (date: string) => void;
};

const noDay = 'no-day';

/** The coming meetings side by side, with the topics that each shall take; before them those without a day. */
export function PlanBoard({ plan, topics, meetings, whoOf, onEdit, onNewMeeting }: PlanBoardProps) {
  const board = useRef<HTMLDivElement>(null);
  const commands = useTopicCommands((topic, done) => {
    if (done === 'removed') return;
    const moved = `[data-column="${topic.wantedOn ?? noDay}"] [data-key="${topic.id}"]`;
    focusWhenThere(board.current, done === 'moved' ? moved : `[data-on-agenda="${topic.id}"]`);
  });

  const dates = plan.columns.map(({ date }) => date);
  const find = (id: string): Topic | undefined => topics.find((topic) => topic.id === id);
  const drop = (id: string, date: string | null): void => {
    const topic = find(id);
    if (topic) commands.moveTo(topic, date);
  };
  const promisedOn = (topic: Topic): string | null =>
    meetings.find((meeting) => meeting.id === topic.promisedAtMeetingId)?.date ?? null;
  const card = (topic: Topic, date: string | null, meeting: Meeting | null) => (
    <TopicCard
      key={topic.id}
      topic={topic}
      date={date}
      dates={dates}
      hasMeeting={meeting !== null}
      who={whoOf(topic)}
      promisedOn={promisedOn(topic)}
      onEdit={() => onEdit({ topic })}
      onMoveTo={(other) => commands.moveTo(topic, other)}
      onPutOnAgenda={() => {
        if (meeting) commands.putOnAgenda(topic, meeting);
      }}
      onNewMeeting={() => {
        if (date !== null) onNewMeeting(date);
      }}
      onRemove={() => commands.remove(topic)}
    />
  );

  return (
    <div ref={board} className={styles.board}>
      <PlanColumn
        id={noDay}
        title="Not planned"
        state={<Chip icon={CalendarX}>Without a day, or not taken</Chip>}
        topics={plan.unplaced}
        onAgenda={[]}
        emptyWords="Every topic has its day."
        meetingId={null}
        onDropTopic={(id) => drop(id, null)}
        onAdd={() => onEdit({ wantedOn: null })}
        onNewMeeting={null}
      >
        {(topic) => card(topic, null, null)}
      </PlanColumn>
      {plan.columns.map(({ date, meeting, cards }) => (
        <PlanColumn
          key={date}
          id={date}
          title={formatDateWithWeekday(date)}
          state={
            meeting ? (
              <Chip tone="now" icon={CalendarClock}>
                {meetingStateNames[meeting.state]}
              </Chip>
            ) : (
              <Chip>No meeting yet</Chip>
            )
          }
          topics={cards.filter(({ isOnAgenda }) => !isOnAgenda).map(({ topic }) => topic)}
          onAgenda={cards.filter(({ isOnAgenda }) => isOnAgenda).map(({ topic }) => topic)}
          emptyWords="No topic waits for this day."
          meetingId={meeting?.id ?? null}
          onDropTopic={(id) => drop(id, date)}
          onAdd={() => onEdit({ wantedOn: date })}
          onNewMeeting={meeting ? null : () => onNewMeeting(date)}
        >
          {(topic) => card(topic, date, meeting)}
        </PlanColumn>
      ))}
    </div>
  );
}

// The focus goes with a card that was moved, so that moving it on is one key away. It is drawn some frames after it was
// read again.
function focusWhenThere(board: HTMLElement | null, selector: string, framesLeft = 60): void {
  requestAnimationFrame(() => {
    const card = board?.querySelector<HTMLElement>(selector);
    if (card) card.focus();
    else if (framesLeft > 0) focusWhenThere(board, selector, framesLeft - 1);
  });
}
