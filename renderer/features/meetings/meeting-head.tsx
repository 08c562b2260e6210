import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { DraftIssue } from '../../../shared/contract/entities/draft-issues.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { eventsFrom } from '../../../shared/domain/lifecycle.ts';
import { meetingLifecycle, meetingStates, type MeetingEvent } from '../../../shared/domain/meeting.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import { meetingEventNames } from '../../../shared/wording/names.ts';
import { wordDraftOut } from '../../../shared/wording/word-draft-issue.ts';
import { useCommands } from '../../app/commands.ts';
import { oneLine } from '../../app/field-problems.ts';
import { goTo, meetingPath, meetingsPath, type MeetingTab } from '../../app/routes.ts';
import { client, operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { SignOffWizard } from '../sign-off/index.ts';
import { describeMeeting } from './describe-meeting.ts';
import { EditMeetingDialog } from './edit-meeting-dialog.tsx';
import { IssueDraftDialog } from './issue-draft-dialog.tsx';
import styles from './meeting-frame.module.css';
import { MeetingTabs } from './meeting-tabs.tsx';
import { ReopenAgendaDialog } from './reopen-agenda-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { Stepper } from './stepper.tsx';

const signOffLabel = 'Sign off the notes';
const issueDraftLabel = 'Issue the draft for correction';
const none: readonly never[] = [];

/** What a meeting is, where in its cycle it stands and what can be done with it, over its screens. */
export function MeetingHead({ meeting, tab }: { readonly meeting: Meeting; readonly tab: MeetingTab }) {
  const [isEditing, setEditing] = useState(false);
  const [step, setStep] = useState<MeetingEvent | null>(null);
  const [isSigningOff, setSigningOff] = useState(false);
  const [isIssuing, setIssuing] = useState(false);
  const isDraft = meeting.state === 'draft-notes';
  const { data: drafts = none } = useQuery(
    operations.meetings.draftIssues.queryOptions({ input: { id: meeting.id }, enabled: isDraft }),
  );
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const chair = people.find((person) => person.id === meeting.chairId);
  const isAgreed = meeting.state === 'agreed';
  const events = eventsFrom(meetingLifecycle, meeting.state);
  const forward = events.filter((event) => leadsOn(meeting, event));
  const back = events.filter((event) => !leadsOn(meeting, event));

  const putAside = async (): Promise<void> => {
    try {
      await client.meetings.remove({ id: meeting.id, revision: meeting.revision });
      goTo(meetingsPath);
      showToast({
        message: `The meeting of ${formatDate(meeting.date)} is deleted.`,
        action: {
          label: 'Undo',
          onAction: () => {
            client.meetings.restore({ id: meeting.id }).then(
              () => goTo(meetingPath(meeting.id)),
              (error: unknown) => showToast({ tone: 'problem', message: oneLine(error) }),
            );
          },
        },
      });
    } catch (error) {
      showToast({ tone: 'problem', message: oneLine(error) });
    }
  };

  useCommands('meeting', [
    {
      id: 'meeting.edit',
      label: 'Details of the meeting',
      group: 'This meeting',
      isEnabled: !isAgreed,
      run: () => setEditing(true),
    },
    {
      id: 'meeting.sign-off',
      label: signOffLabel,
      group: 'This meeting',
      isEnabled: meeting.state === 'draft-notes',
      run: () => setSigningOff(true),
    },
    {
      id: 'meeting.issue-draft',
      label: issueDraftLabel,
      group: 'This meeting',
      isEnabled: isDraft,
      run: () => setIssuing(true),
    },
    ...events.map((event) => ({
      id: `meeting.${event}`,
      label: meetingEventNames[event],
      group: 'This meeting',
      run: () => setStep(event),
    })),
  ]);

  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <h1>{meeting.bodyName}</h1>
        <p className={styles.details}>{describeMeeting(meeting, chair ? shortFormOf(chair) : null)}</p>
        {isAgreed ? null : (
          <IconButton icon={Pencil} label="Edit the details" onPress={() => setEditing(true)} />
        )}
        <div className={styles.deeds}>
          {forward.map((event) => (
            <Button key={event} variant="primary" onPress={() => setStep(event)}>
              {meetingEventNames[event]}…
            </Button>
          ))}
          {isDraft ? (
            <>
              <Button onPress={() => setIssuing(true)}>{issueDraftLabel}…</Button>
              <Button variant="primary" onPress={() => setSigningOff(true)}>
                {signOffLabel}…
              </Button>
            </>
          ) : null}
          {isAgreed ? null : (
            <Menu
              label="More for this meeting"
              groups={[
                back.map((event) => ({
                  id: event,
                  label: `${meetingEventNames[event]}…`,
                  onAction: () => setStep(event),
                })),
                [
                  {
                    id: 'remove',
                    label: 'Delete the meeting',
                    isDangerous: true,
                    onAction: () => void putAside(),
                  },
                ],
              ]}
            >
              <IconButton icon={Ellipsis} label="More for this meeting" />
            </Menu>
          )}
        </div>
      </div>
      <Stepper state={meeting.state} />
      {isDraft ? <DraftStanding issues={drafts} /> : null}
      <MeetingTabs meetingId={meeting.id} tab={tab} />
      {isIssuing ? (
        <IssueDraftDialog meeting={meeting} issues={drafts} onClose={() => setIssuing(false)} />
      ) : null}
      {isSigningOff ? <SignOffWizard meeting={meeting} onClose={() => setSigningOff(false)} /> : null}
      {isEditing ? <EditMeetingDialog meeting={meeting} onClose={() => setEditing(false)} /> : null}
      {step === 'reopen-agenda' ? (
        <ReopenAgendaDialog meeting={meeting} onClose={() => setStep(null)} />
      ) : null}
      {step === null || step === 'reopen-agenda' ? null : (
        <StepDialog meeting={meeting} event={step} onClose={() => setStep(null)} />
      )}
    </div>
  );
}

/** Since when the draft is out, and whether it is still what is on screen. */
function DraftStanding({ issues }: { readonly issues: readonly DraftIssue[] }): ReactNode {
  const [last] = issues;
  if (!last) return null;
  const { recipients, isAsItStands } = last;
  return (
    <p className={styles.draft}>
      {wordDraftOut(last, today())}, to {countOf(recipients.length, 'recipient')}.
      {issues.length > 1 ? ` It is issue ${issues.length}.` : ''}
      {isAsItStands ? '' : ' The notes were changed since.'}
    </p>
  );
}

function leadsOn(meeting: Meeting, event: MeetingEvent): boolean {
  const next = meetingLifecycle[meeting.state][event];
  return next !== undefined && meetingStates.indexOf(next) > meetingStates.indexOf(meeting.state);
}
