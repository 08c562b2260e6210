import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { formatDate, isRealDate } from '../../../shared/domain/calendar-date.ts';
import { DateField } from '../../app/fields/date-field.tsx';
import { formProblems, oneLine, ruleCodeOf } from '../../app/field-problems.ts';
import { readOwnNameAgain } from '../../app/own-name.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { correctionsOf, laterMeetings, noMeeting, type AcceptanceDraft } from './acceptance-draft.ts';
import { CorrectionsStep } from './corrections-step.tsx';
import { RecordFacts } from './record-facts.tsx';
import { SealingStep } from './sealing-step.tsx';
import styles from './sign-off.module.css';

export type SignOffWizardProps = {
  /** The meeting whose notes are accepted. */
  readonly meeting: Meeting;
  /** The meeting that accepts them, where the wizard was opened in it. */
  readonly acceptedAtMeetingId?: string;
  readonly onClose: () => void;
};

type Step = 'acceptance' | 'corrections' | 'sealing' | 'sealed';

const stepNames: Readonly<Record<Step, string>> = {
  acceptance: 'How they were accepted',
  corrections: 'What was corrected',
  sealing: 'What signing off does',
  sealed: 'The notes are signed off',
};

/** Accepts the notes of a meeting as a correct record, step by step; the last one cannot be taken back, and says so. */
export function SignOffWizard({ meeting, acceptedAtMeetingId, onClose }: SignOffWizardProps): ReactNode {
  // What was open when the wizard was: a change from elsewhere is then told as a conflict.
  const [opened, setOpened] = useState(meeting);
  const { data: meetings } = useQuery(operations.meetings.list.queryOptions());
  const facts = useQuery(
    operations.meetings.prepareSignOff.queryOptions({ input: { id: meeting.id }, staleTime: 0 }),
  );
  // What is read again while the wizard is open was not looked at: signing off then is refused, and told.
  const [seen, setSeen] = useState<string | null>(null);
  if (seen === null && facts.isFetchedAfterMount && facts.data) setSeen(facts.data.notesDigest);
  const [step, setStep] = useState<Step>('acceptance');
  const [given, setGiven] = useState<Partial<AcceptanceDraft>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [recordedBy, setRecordedBy] = useState<string | null>(null);
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else heading.current?.focus();
  }, [step]);

  const later = laterMeetings(meetings ?? [], meeting);
  const first = later.find(({ id }) => id === acceptedAtMeetingId) ?? later[0];
  const draft: AcceptanceDraft = {
    how: 'as-they-are',
    meetingId: first?.id ?? noMeeting,
    date: first?.date ?? '',
    corrections: {},
    ...given,
  };
  const change = (fields: Partial<AcceptanceDraft>): void => {
    setProblem(null);
    setGiven({ ...given, ...fields });
  };
  const steps: readonly Step[] =
    draft.how === 'as-they-are' ? ['acceptance', 'sealing'] : ['acceptance', 'corrections', 'sealing'];
  const place = steps.indexOf(step);
  const go = (to: Step | undefined): void => {
    setProblem(null);
    if (to) setStep(to);
  };
  const title = step === 'sealed' ? stepNames.sealed : `Sign off the notes of ${formatDate(meeting.date)}`;

  const goOn = (): void => {
    if (step === 'acceptance' && !isRealDate(draft.date)) {
      return setProblem('Say on which day the notes were accepted.');
    }
    if (step === 'corrections' && correctionsOf(draft).length === 0) {
      return setProblem('List what was corrected, or go back and choose “As they are”.');
    }
    if (step === 'acceptance') void keepName().then((isKept) => isKept && go(steps[place + 1]));
    else go(steps[place + 1]);
  };

  /** Keeps the name that was typed, from this record on. */
  const keepName = async (): Promise<boolean> => {
    if (recordedBy === null || recordedBy.trim() === facts.data?.recordedBy) return true;
    try {
      await client.workspace.setOwnName({ name: recordedBy });
      await readOwnNameAgain();
      setRecordedBy(null);
      return true;
    } catch (error) {
      const { fields, other } = formProblems(error);
      setNameProblem(fields['name'] ?? other);
      return false;
    }
  };

  const signOff = async (): Promise<void> => {
    if (isPending || !facts.data) return;
    setPending(true);
    setProblem(null);
    try {
      await client.meetings.signOff({
        id: opened.id,
        revision: opened.revision,
        acceptedOn: draft.date,
        acceptedAtMeetingId: draft.meetingId === noMeeting ? null : draft.meetingId,
        corrections: [...correctionsOf(draft)],
        notesDigest: seen ?? facts.data.notesDigest,
      });
      announce('The notes are agreed, and their record is sealed.');
      setStep('sealed');
    } catch (error) {
      setProblem(oneLine(error));
      setOpened(meeting);
      if (ruleCodeOf(error) === 'notes-changed-meanwhile')
        void facts.refetch().then(({ data }) => setSeen(data?.notesDigest ?? null));
    } finally {
      setPending(false);
    }
  };

  const buttons =
    step === 'sealed' ? (
      <Button variant="primary" onPress={onClose}>
        Close
      </Button>
    ) : (
      <>
        <Button onPress={onClose}>Cancel</Button>
        {place > 0 ? <Button onPress={() => go(steps[place - 1])}>Back</Button> : null}
        {step === 'sealing' ? (
          <Button type="submit" variant="primary" isPending={isPending}>
            Sign off the notes
          </Button>
        ) : (
          <Button type="submit" variant="primary" isDisabled={!facts.data}>
            Continue
          </Button>
        )}
      </>
    );

  return (
    <Dialog
      title={title}
      isOpen
      size={step === 'corrections' ? 'large' : 'medium'}
      onClose={onClose}
      onSubmit={() => (step === 'sealed' ? onClose() : step === 'sealing' ? void signOff() : goOn())}
      footer={buttons}
    >
      <h3 ref={heading} tabIndex={-1} className={styles.step}>
        {step === 'sealed' ? 'The record is sealed' : stepNames[step]}
        {step === 'sealed' ? null : (
          <span className={styles.count}>
            Step {place + 1} of {steps.length}
          </span>
        )}
      </h3>
      {problem === null ? null : (
        <Notice tone="over" role="alert">
          {problem}
        </Notice>
      )}
      {facts.error && !facts.data ? <ProblemNotice error={facts.error} /> : null}
      {!facts.data || !meetings ? (
        facts.error ? null : (
          <Loading label="Reading the notes…" />
        )
      ) : step === 'acceptance' ? (
        <>
          <SegmentedControl
            label="The notes were accepted as a correct record"
            options={[
              { id: 'as-they-are', label: 'As they are' },
              { id: 'with-corrections', label: 'With corrections' },
            ]}
            value={draft.how}
            onChange={(how) => change({ how })}
          />
          <Select
            label="By which meeting"
            options={[
              ...later.map(({ id, date, bodyName }) => ({ id, label: formatDate(date), hint: bodyName })),
              { id: noMeeting, label: 'By none that is here' },
            ]}
            value={draft.meetingId}
            onChange={(meetingId) => {
              const chosen = later.find(({ id }) => id === meetingId);
              change({ meetingId, ...(chosen ? { date: chosen.date } : {}) });
            }}
          />
          <DateField
            label="On which day"
            isRequired
            value={draft.date}
            errorMessage={problem !== null && !isRealDate(draft.date) ? 'A day such as 18 April 2026.' : null}
            onChange={(date) => change({ date })}
          />
          <TextField
            label="Recorded by"
            description="Your name. It is kept for what you record from now on; Settings can change it."
            isRequired
            value={recordedBy ?? facts.data.recordedBy}
            errorMessage={nameProblem}
            onChange={(name) => {
              setNameProblem(null);
              setRecordedBy(name);
            }}
          />
        </>
      ) : step === 'corrections' ? (
        <CorrectionsStep
          meeting={meeting}
          facts={facts.data}
          corrections={draft.corrections}
          onChange={(corrections) => change({ corrections })}
          onLeave={onClose}
        />
      ) : step === 'sealing' ? (
        <SealingStep
          facts={facts.data}
          acceptance={{
            acceptedOn: draft.date,
            acceptedAt: later.find(({ id }) => id === draft.meetingId) ?? null,
            corrections: correctionsOf(draft).map(({ sectionId, text }) => {
              const section = facts.data.changed.find((each) => each.sectionId === sectionId);
              return {
                number: section?.label ?? null,
                title: section?.title ?? null,
                text,
                isRestricted: false,
              };
            }),
          }}
        />
      ) : (
        <RecordFacts meetingId={meeting.id} />
      )}
    </Dialog>
  );
}
