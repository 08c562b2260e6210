import { useQuery } from '@tanstack/react-query';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { isClosed } from '../../../shared/domain/actions.ts';
import { operations } from '../../platform/client.ts';
import styles from './agenda.module.css';

type ActionsOfItemProps = {
  readonly meetingId: string;
  readonly items: readonly AgendaItem[];
  readonly itemId: string;
};

/** What becomes of the open actions under an item, and under its sub-items, when it is deleted. Nothing where there is none. */
export function ActionsOfItem({ meetingId, items, itemId }: ActionsOfItemProps) {
  const { data: actions = [] } = useQuery(operations.actions.list.queryOptions({ input: { meetingId } }));
  const leaving = new Set(
    items.filter(({ id, parentId }) => id === itemId || parentId === itemId).map(({ id }) => id),
  );
  const open = actions.filter(({ agendaItemId, status }) => leaving.has(agendaItemId) && !isClosed(status));
  if (open.length === 0) return null;
  return (
    <>
      <p>
        {open.length === 1
          ? 'Its open action stays on the list of actions, and the next meeting hears of it, until it is withdrawn there with a reason:'
          : `Its ${open.length} open actions stay on the list of actions, and the next meeting hears of them, until they are withdrawn there with a reason:`}
      </p>
      <ul className={styles.leaving}>
        {open.map(({ id, label, text }) => (
          <li key={id}>
            {label} {text === '' ? 'No words yet' : text}
          </li>
        ))}
      </ul>
    </>
  );
}
