import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Meeting, MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { meetingLifecycle, type MeetingEvent } from '../../../shared/domain/meeting.ts';
import { meetingEventNames, meetingStateNames } from '../../../shared/wording/names.ts';
import { oneLine } from '../../app/field-problems.ts';
import { isEverythingSaved } from '../../app/use-open-document.ts';
import { forwardPlanPath, goTo } from '../../app/routes.ts';
import { client, operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { announce } from '../../ui/announcer.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './meeting-frame.module.css';

/** The steps that ask for nothing but a yes. */
type PlainStep = Exclude<MeetingEvent, 'reopen-agenda'>;

const meanings: Readonly<Record<PlainStep, string>> = {
  'issue-agenda':
    'The agenda as it stands is kept as sent out, and its items keep their numbers from now on. You can still change it: what is added gets the next number. You can take this back with a reason.',
  hold: 'The meeting has taken place. The notes are what is worked on now.',
  'not-held': 'The meeting has not taken place after all.',
  'issue-draft-notes': 'The notes go out in draft for factual correction. You can still change them.',
  'withdraw-draft-notes': 'The draft notes count as not sent out.',
};

const none: readonly never[] = [];

type StepDialogProps = {
  readonly meeting: Meeting;
  readonly event: PlainStep;
  readonly onClose: () => void;
};

/** Takes one step of the cycle, and shows before how far the meeting is ready for it. */
export function StepDialog({ meeting, event, onClose }: StepDialogProps) {
  const { data: meetings } = useQuery(operations.meetings.list.queryOptions());
  const summary = meetings?.find((each) => each.id === meeting.id);
  const { data: promises } = useQuery(
    operations.topics.promisedIn.queryOptions({
      input: { meetingId: meeting.id },
      enabled: event === 'issue-draft-notes',
    }),
  );
  const promised = promises ?? none;
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isTaken = ({ key, isLikely }: (typeof promised)[number]): boolean => ticks.get(key) ?? isLikely;
  const taken = promised.filter(isTaken);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const next = meetingLifecycle[meeting.state][event];

  const take = async (): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      // What is sent out is kept as it stands: with all that was typed.
      if (!(await isEverythingSaved())) {
        setProblem(
          'Some words are not saved yet, so the step was not taken. Try again once the top bar says Saved.',
        );
        return;
      }
      const after = await client.meetings.takeStep({
        ...{ id: meeting.id, revision: meeting.revision, event },
        ...(promises === undefined ? {} : { promises: taken.map(({ key }) => key) }),
      });
      announce(`The meeting is now: ${meetingStateNames[after.state]}.`);
      if (taken.length > 0) {
        showToast({
          tone: 'done',
          message: `${taken.length === 1 ? 'A topic is' : `${taken.length} topics are`} on the forward plan.`,
          action: { label: 'Show', onAction: () => goTo(`${forwardPlanPath}/${meeting.bodyId}`) },
        });
      }
      onClose();
    } catch (error) {
      setProblem(oneLine(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <ConfirmDialog
      title={meetingEventNames[event]}
      isOpen
      onClose={onClose}
      onConfirm={() => void take()}
      confirmLabel={meetingEventNames[event]}
      isPending={isPending}
    >
      {problem === null ? null : (
        <Notice tone="over" role="alert">
          {problem}
        </Notice>
      )}
      <p>{meanings[event]}</p>
      {summary ? (
        <ul className={styles.needs}>
          {needsOf(event, summary).map((need) => (
            <li key={need.words}>
              {need.isMet ? (
                <CircleCheck aria-hidden="true" className={styles.done} />
              ) : (
                <CircleAlert aria-hidden="true" className={styles.open} />
              )}
              {need.words}
            </li>
          ))}
        </ul>
      ) : null}
      {promised.length === 0 ? null : (
        <fieldset className={styles.promises}>
          <legend>From “Future agenda items” to the forward plan</legend>
          {promised.map((promise) => (
            <Checkbox
              key={promise.key}
              isSelected={isTaken(promise)}
              isDisabled={isPending}
              onChange={(isOn) => setTicks(new Map([...ticks, [promise.key, isOn]]))}
            >
              {promise.title ?? 'A topic whose words are restricted: give it a title there'}
              {promise.wantedOn === null ? null : ` (${formatDate(promise.wantedOn)})`}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {next === undefined ? null : (
        <p>
          State afterwards: <strong>{meetingStateNames[next]}</strong>
        </p>
      )}
    </ConfirmDialog>
  );
}

type Need = { readonly words: string; readonly isMet: boolean };

function needsOf(event: PlainStep, meeting: MeetingSummary): readonly Need[] {
  switch (event) {
    case 'issue-agenda':
      return [
        {
          words: meeting.agendaItemCount === 1 ? '1 agenda item' : `${meeting.agendaItemCount} agenda items`,
          isMet: meeting.agendaItemCount > 0,
        },
        {
          words: `${meeting.clearedPaperCount} of ${meeting.reportItemCount} cover papers cleared`,
          isMet: meeting.clearedPaperCount === meeting.reportItemCount,
        },
      ];
    case 'hold':
      return meeting.date > today()
        ? [{ words: 'The date of the meeting is still to come', isMet: false }]
        : [];
    case 'not-held':
    case 'issue-draft-notes':
    case 'withdraw-draft-notes':
      return [];
  }
}
