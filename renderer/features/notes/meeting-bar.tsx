import { CircleCheck, CircleSlash, Minimize2, Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ItemOutcome } from '../../../shared/domain/item-progress.ts';
import { isOverTime, wordItemTime } from '../../../shared/wording/word-item-progress.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ItemClock, useSeconds } from './item-clock.tsx';
import styles from './meeting-bar.module.css';
import { meetingKeys } from './meeting-keys.ts';
import type { NotesSection } from './notes-sections.ts';
import type { ItemClocks } from './use-item-times.ts';

export type MeetingBarProps = {
  readonly current: NotesSection | null;
  readonly clocks: ItemClocks;
  /** Of all items together. */
  readonly planned: number;
  readonly isLocked: boolean;
  /** Said again it is taken back. */
  readonly onOutcome: (outcome: ItemOutcome) => void;
  readonly onLeave: () => void;
};

/** Over the notes while the meeting has the whole screen: what is being taken, for how long, and what became of it. */
export function MeetingBar({
  current,
  clocks,
  planned,
  isLocked,
  onOutcome,
  onLeave,
}: MeetingBarProps): ReactNode {
  const isRunning = clocks.countingId !== null;
  const total = useSeconds(clocks, null);
  const outcome = current?.item.outcome ?? null;
  return (
    <section className={styles.bar} aria-label="The meeting now">
      <p className={styles.item}>
        {current ? (
          <>
            <b>{current.label}</b> <span>{current.item.title}</span>
          </>
        ) : (
          <span>Choose an item in the agenda, or press Ctrl ↓.</span>
        )}
      </p>
      {current ? (
        <p className={styles.clock}>
          <ItemClock clocks={clocks} itemId={current.item.id} planned={current.item.minutes} />
        </p>
      ) : null}
      <p className={styles.total} data-over={isOverTime(total, planned) || undefined}>
        {wordTotal(total, planned)}
      </p>
      <div className={styles.deeds}>
        <Button
          icon={isRunning ? Pause : Play}
          variant={isRunning ? 'secondary' : 'primary'}
          isDisabled={isLocked}
          onPress={clocks.toggle}
        >
          {isRunning ? 'Stop the clock' : 'Start the clock'}
        </Button>
        <IconButton
          icon={CircleCheck}
          label="Done"
          keys={meetingKeys.done}
          isOn={outcome === 'done'}
          isDisabled={isLocked || !current}
          onPress={() => onOutcome('done')}
        />
        <IconButton
          icon={CircleSlash}
          label="Not discussed"
          keys={meetingKeys.notDiscussed}
          isOn={outcome === 'not-discussed'}
          isDisabled={isLocked || !current}
          onPress={() => onOutcome('not-discussed')}
        />
        <IconButton
          icon={Minimize2}
          label="Leave the full screen"
          keys={meetingKeys.fullScreen}
          onPress={onLeave}
        />
      </div>
    </section>
  );
}

function wordTotal(seconds: number, planned: number): string {
  const words = wordItemTime(seconds, planned);
  return words === null ? '' : `Meeting ${words}`;
}
