import {
  CalendarPlus,
  CalendarX,
  Ellipsis,
  GripVertical,
  ListPlus,
  MoveRight,
  Pencil,
  Quote,
  Trash2,
} from 'lucide-react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
import { formatDate, formatDateWithWeekday } from '../../../shared/domain/calendar-date.ts';
import { agendaItemKindNames } from '../../../shared/wording/names.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { showInNotes } from '../../app/show-in-notes.ts';
import { RestrictedChip } from '../../editor/restricted-line.tsx';
import { client } from '../../platform/client.ts';
import { Chip } from '../../ui/chip.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import styles from './forward-plan.module.css';

export type TopicCardProps = {
  readonly topic: Topic;
  /** The day of its column; null: it has none. */
  readonly date: string | null;
  /** The days that it can be moved to. */
  readonly dates: readonly string[];
  readonly hasMeeting: boolean;
  readonly who: string | null;
  /** The day of the meeting where it was promised. */
  readonly promisedOn: string | null;
  readonly onEdit: () => void;
  readonly onMoveTo: (date: string | null) => void;
  readonly onPutOnAgenda: () => void;
  readonly onNewMeeting: () => void;
  readonly onRemove: () => void;
};

/** A topic that waits for a meeting. */
export function TopicCard({ topic, date, dates, hasMeeting, who, promisedOn, ...on }: TopicCardProps) {
  const missed = date === null && topic.wantedOn !== null ? topic.wantedOn : null;
  const details = [agendaItemKindNames[topic.kind], who].filter((part) => part !== null).join(' · ');
  const promised = promisedOn === null ? null : `Promised on ${formatDate(promisedOn)}`;
  const spoken = [
    topic.title,
    details,
    promised,
    missed === null ? null : `wanted for ${formatDate(missed)} and not taken`,
    topic.restrictedReason === null ? null : wordRestriction(topic.restrictedReason),
  ];
  return (
    <GridListItem
      id={topic.id}
      textValue={spoken.filter((part) => part !== null).join('. ')}
      className={styles.card ?? ''}
      onAction={on.onEdit}
    >
      <AriaButton slot="drag" className={styles.grip ?? ''}>
        <GripVertical aria-hidden="true" />
      </AriaButton>
      <span className={styles.words}>
        <span className={styles.title}>{topic.title}</span>
        <span className={styles.detail}>{details}</span>
        {promised === null || topic.promisedAtMeetingId === null ? null : (
          <a
            className={styles.detail}
            href={hrefTo(meetingPath(topic.promisedAtMeetingId, 'notes'))}
            onClick={(event) => {
              event.preventDefault();
              void showPromise(topic.promisedAtMeetingId);
            }}
          >
            {promised}
          </a>
        )}
        {missed === null ? null : (
          <Chip tone="due" icon={CalendarX}>
            Not taken on {formatDate(missed)}
          </Chip>
        )}
        {topic.restrictedReason === null ? null : (
          <span className={styles.detail}>
            <RestrictedChip /> {topic.restrictedReason}
          </span>
        )}
      </span>
      <MenuButton
        icon={Ellipsis}
        label={`More for ${topic.title}`}
        menuLabel={topic.title}
        groups={() => [
          [
            ...(topic.promisedAtMeetingId === null
              ? []
              : [
                  {
                    id: 'promise',
                    label: 'Show where it was promised',
                    icon: Quote,
                    onAction: () => void showPromise(topic.promisedAtMeetingId),
                  },
                ]),
            { id: 'edit', label: 'Edit…', icon: Pencil, keys: 'Enter', onAction: on.onEdit },
            ...(date === null
              ? []
              : [
                  hasMeeting
                    ? {
                        id: 'agenda',
                        label: 'Make an agenda item',
                        icon: ListPlus,
                        onAction: on.onPutOnAgenda,
                      }
                    : {
                        id: 'meeting',
                        label: 'New meeting on this day…',
                        icon: CalendarPlus,
                        onAction: on.onNewMeeting,
                      },
                ]),
          ],
          [
            ...dates
              .filter((other) => other !== date)
              .map((other) => ({
                id: other,
                label: `Move to ${formatDateWithWeekday(other)}`,
                icon: MoveRight,
                onAction: () => on.onMoveTo(other),
              })),
            ...(topic.wantedOn === null
              ? []
              : [
                  {
                    id: 'no-day',
                    label: 'Take its day away',
                    icon: CalendarX,
                    onAction: () => on.onMoveTo(null),
                  },
                ]),
          ],
          [{ id: 'remove', label: 'Delete', icon: Trash2, isDangerous: true, onAction: on.onRemove }],
        ]}
      />
    </GridListItem>
  );
}

/** Future items are promised under their own item of the notes. */
async function showPromise(meetingId: string | null): Promise<void> {
  if (meetingId === null) return;
  const items = await client.agenda.list({ meetingId }).catch(() => []);
  const item = items.find(({ kind }) => kind === 'future-items');
  showInNotes(meetingId, { agendaItemId: item?.id ?? null });
}
