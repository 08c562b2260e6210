import { useQuery } from '@tanstack/react-query';
import { FileCheck2, Stamp } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';
import type { Meeting, MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { meetingStateNames } from '../../../shared/wording/names.ts';
import { wordAcceptance } from '../../../shared/wording/word-acceptance.ts';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { SignOffWizard } from './sign-off-wizard.tsx';
import styles from './sign-off.module.css';

/** The notes that a meeting has before it: those to be accepted, and how the previous meeting's were. */
export const PreviousNotes = memo(function PreviousNotes({
  meeting,
}: {
  readonly meeting: Meeting;
}): ReactNode {
  const { data: meetings = [] } = useQuery(operations.meetings.list.queryOptions());
  const [acceptedId, setAcceptedId] = useState<string | null>(null);
  const earlier = meetings
    .filter(({ bodyId, date }) => bodyId === meeting.bodyId && date < meeting.date)
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const previous = earlier.at(-1);
  const shown = earlier.filter(({ state, id }) => state === 'draft-notes' || id === previous?.id);
  const accepted = shown.find(({ id }) => id === acceptedId) ?? null;
  if (shown.length === 0) return null;
  return (
    <div className={styles.previous}>
      <ul aria-label="Notes of earlier meetings">
        {shown.map((each) => (
          <li key={each.id}>
            <NotesBefore meeting={each} onAccept={() => setAcceptedId(each.id)} />
          </li>
        ))}
      </ul>
      {accepted ? (
        <SignOffWizard
          meeting={accepted}
          acceptedAtMeetingId={meeting.id}
          onClose={() => setAcceptedId(null)}
        />
      ) : null}
    </div>
  );
});

function NotesBefore({
  meeting,
  onAccept,
}: {
  readonly meeting: MeetingSummary;
  readonly onAccept: () => void;
}): ReactNode {
  const name = `Notes of ${formatDate(meeting.date)}`;
  const link = <a href={hrefTo(meetingPath(meeting.id, 'notes'))}>{name}</a>;
  switch (meeting.state) {
    case 'agreed':
      return (
        <>
          <Stamp aria-hidden="true" className={styles.done} />
          <span>
            {link}: <Accepted meetingId={meeting.id} />
          </span>
        </>
      );
    case 'draft-notes':
      return (
        <>
          <span>{link} are in draft.</span>
          <Button icon={FileCheck2} onPress={onAccept}>
            Accept the notes of {formatDate(meeting.date)}…
          </Button>
        </>
      );
    default:
      return (
        <span>
          {link}: that meeting is in the state “{meetingStateNames[meeting.state]}”. Its notes can be accepted
          once they are issued in draft.
        </span>
      );
  }
}

function Accepted({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { data: record } = useQuery(
    operations.meetings.sealedRecord.queryOptions({ input: { id: meetingId } }),
  );
  if (record === undefined) return null;
  return record === null
    ? 'agreed.'
    : `${wordAcceptance(record).charAt(0).toLowerCase()}${wordAcceptance(record).slice(1)}`;
}
