import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './issue-page.module.css';

export type OtherMeetingsProps = {
  readonly meetingId: string;
  readonly chosen: ReadonlySet<string>;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
};

/** The other meetings whose files go out together with this one's, newest first. */
export function OtherMeetings({ meetingId, chosen, isDisabled, onChange }: OtherMeetingsProps): ReactNode {
  const { data = [] } = useQuery(operations.meetings.list.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const others = data
    .filter(({ id }) => id !== meetingId)
    .toSorted((one, other) => (one.date < other.date ? 1 : -1));
  if (others.length === 0) return null;
  const count = chosen.size === 1 ? '1 other meeting' : `${chosen.size} other meetings`;
  return (
    <div className={styles.others}>
      <Button variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {chosen.size === 0 ? 'Also of other meetings' : `Also of ${count}`}
      </Button>
      {isOpen ? (
        <fieldset className={styles.parts}>
          <legend>Other meetings</legend>
          <div className={styles.meetings}>
            {others.map(({ id, date, bodyName }) => (
              <Checkbox
                key={id}
                isSelected={chosen.has(id)}
                isDisabled={isDisabled}
                onChange={(isOn) =>
                  onChange(new Set(isOn ? [...chosen, id] : [...chosen].filter((each) => each !== id)))
                }
              >
                {formatDate(date)}
                <small className={styles.detail}>{bodyName}</small>
              </Checkbox>
            ))}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}
