import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './meetings.module.css';

export type TopicTicksProps = {
  /** Those that wait for the day of the meeting. */
  readonly topics: readonly Topic[];
  readonly leftOut: ReadonlySet<string>;
  readonly onChange: (leftOut: ReadonlySet<string>) => void;
};

/** Which topics of the forward plan a new meeting takes up. */
export function TopicTicks({ topics, leftOut, onChange }: TopicTicksProps) {
  if (topics.length === 0) return null;
  return (
    <fieldset className={styles.ticks}>
      <legend>Topics of the forward plan for this day</legend>
      {topics.map(({ id, title }) => (
        <Checkbox
          key={id}
          isSelected={!leftOut.has(id)}
          onChange={(isTaken) => {
            const next = new Set(leftOut);
            if (isTaken) next.delete(id);
            else next.add(id);
            onChange(next);
          }}
        >
          {title}
        </Checkbox>
      ))}
      <p className={styles.muted}>
        Each becomes an agenda item after the opening items. What you leave out stays on the forward plan.
      </p>
    </fieldset>
  );
}
