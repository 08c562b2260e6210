import type { ReactNode } from 'react';
import { isOverTime, wordItemTime, wordRunningTime } from '../../../shared/wording/word-item-progress.ts';
import styles from './notes-page.module.css';
import type { ItemClocks } from './use-item-times.ts';
import { useTickingNow } from './use-ticking-now.ts';

/** The seconds of an item, or of all (null), as of now. */
export function useSeconds(clocks: ItemClocks, itemId: string | null): number {
  const { seconds, countingId, readAt } = clocks;
  const isRunning = countingId !== null && (itemId === null || itemId === countingId);
  const now = useTickingNow(isRunning);
  const read =
    itemId === null ? [...seconds.values()].reduce((sum, each) => sum + each, 0) : (seconds.get(itemId) ?? 0);
  return read + (isRunning ? Math.max(0, now - readAt) / 1000 : 0);
}

/** An item’s time against what was planned; to the second while it runs. It alone is drawn anew as it ticks. */
export function ItemClock({
  clocks,
  itemId,
  planned,
}: {
  readonly clocks: ItemClocks;
  readonly itemId: string;
  readonly planned: number | null;
}): ReactNode {
  const seconds = useSeconds(clocks, itemId);
  const isRunning = clocks.countingId === itemId;
  const isOver = isOverTime(seconds, planned);
  const ofPlanned = planned === null || planned === 0 ? '' : ` of ${planned} min`;
  const words = isRunning ? `${wordRunningTime(seconds)}${ofPlanned}` : wordItemTime(seconds, planned);
  if (words === null) return null;
  return (
    <span className={styles.time} data-over={isOver || undefined} data-running={isRunning || undefined}>
      {words}
      {isOver ? ', over' : ''}
    </span>
  );
}
