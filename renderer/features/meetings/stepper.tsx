import { Circle, CircleCheck, CircleDot } from 'lucide-react';
import { meetingStates, type MeetingState } from '../../../shared/domain/meeting.ts';
import { meetingStateNames } from '../../../shared/wording/names.ts';
import { VisuallyHidden } from 'react-aria-components';
import styles from './meeting-frame.module.css';

/** Where a meeting stands in its cycle. */
export function Stepper({ state }: { readonly state: MeetingState }) {
  const now = meetingStates.indexOf(state);
  return (
    <ol className={styles.steps} aria-label="Where the meeting stands">
      {meetingStates.map((each, index) => {
        const Icon = index < now ? CircleCheck : index === now ? CircleDot : Circle;
        return (
          <li
            key={each}
            className={`${styles.step} ${index < now ? styles.past : index === now ? styles.now : ''}`}
            {...(index === now ? { 'aria-current': 'step' as const } : {})}
          >
            <Icon aria-hidden="true" />
            <span>
              {meetingStateNames[each]}
              {index < now ? <VisuallyHidden>, done</VisuallyHidden> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
