import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { actionLifecycle, type ReportEvent } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { eventsFrom } from '../../../shared/domain/lifecycle.ts';
import { hrefFromTyped } from '../../../shared/document/safe-href.ts';
import { actionEventNames, actionStatusNames } from '../../../shared/wording/names.ts';
import { wordEvidence } from '../../../shared/wording/word-report.ts';
import { noProblems } from '../../app/field-problems.ts';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './actions.module.css';
import { MinuteFields, type Minute } from './minute-fields.tsx';

export type ReportDialogProps = {
  readonly action: Action;
  /** What is being reported, until another kind is chosen. */
  readonly event: ReportEvent;
  /** The meeting that it is reported to; null: between two. */
  readonly meetingId: string | null;
  readonly onClose: () => void;
};

const fieldWords: Readonly<Record<ReportEvent, { readonly label: string; readonly description: string }>> = {
  update: { label: 'What happened since', description: 'Kept with your name and the time' },
  carry: {
    label: 'What was said',
    description: 'May stay empty: the action goes on the next agenda either way',
  },
  complete: {
    label: 'What closed it',
    description: 'A document, a minute or a decision, such as “The letter of 4 May”',
  },
  supersede: { label: 'Reason', description: 'Why it is not followed up any more' },
  withdraw: {
    label: 'Reason',
    description: 'Why it is no promise any more, such as “Noted by mistake”',
  },
  reopen: { label: 'Why it is open again', description: 'May stay empty' },
  start: { label: 'What was said', description: 'May stay empty' },
};

/** Says what became of an action: an update, or a step with the words that it needs. */
export function ReportDialog({ action, event: first, meetingId, onClose }: ReportDialogProps) {
  // What was open when the dialog was: a change from elsewhere is then told as a conflict.
  const [opened] = useState(action);
  const [event, setEvent] = useState(first);
  const [text, setText] = useState('');
  const [href, setHref] = useState('');
  const [minute, setMinute] = useState<Minute | null>(null);
  const [supersededById, setSupersededById] = useState<string | null>(null);
  const saving = useSaving();
  const { problems, setProblems } = saving;
  const { data: others = [] } = useQuery(
    operations.actions.list.queryOptions({
      input: { meetingId: null },
      enabled: event === 'supersede',
    }),
  );
  const events: readonly ReportEvent[] = [
    'update',
    ...eventsFrom(actionLifecycle, opened.status).filter(
      (each) =>
        each !== 'start' &&
        (each !== 'carry' || meetingId !== null) &&
        (each !== 'withdraw' || !opened.isInNotes),
    ),
  ];

  const report = async (): Promise<void> => {
    const said = {
      id: opened.id,
      revision: opened.revision,
      text: event === 'complete' ? wordEvidence(text, minute) : text,
      href: event === 'complete' && href.trim() !== '' ? (hrefFromTyped(href) ?? href) : null,
      reportedAtMeetingId: meetingId,
    };
    const after =
      event === 'update'
        ? await client.actions.addUpdate(said)
        : await client.actions.takeStep({
            ...said,
            event,
            supersededById: event === 'supersede' ? supersededById : null,
          });
    announce(
      event === 'update'
        ? 'The update is saved.'
        : event === 'carry'
          ? 'The action is carried forward.'
          : `The action is now: ${actionStatusNames[after.status]}.`,
    );
    onClose();
  };

  const words = fieldWords[event];
  return (
    <SavingDialog
      title={`Report on action ${opened.label}`}
      deed={event === 'update' ? 'Add the update' : actionEventNames[event]}
      saving={saving}
      onSave={report}
      onClose={onClose}
    >
      <p className={styles.words}>{opened.text}</p>
      <SegmentedControl
        label="What is reported"
        options={events.map((id) => ({ id, label: id === 'update' ? 'Update' : actionEventNames[id] }))}
        value={event}
        onChange={(chosen) => {
          setEvent(chosen);
          setProblems(noProblems);
        }}
      />
      <TextArea
        label={words.label}
        description={words.description}
        autoFocus
        isRequired={
          event === 'update' ||
          (event === 'complete' && minute === null) ||
          event === 'supersede' ||
          event === 'withdraw'
        }
        value={text}
        errorMessage={problems.fields['text'] ?? problems.fields['reason'] ?? null}
        onChange={setText}
      />
      {event === 'complete' ? <MinuteFields minute={minute} onChange={setMinute} /> : null}
      {event === 'complete' ? (
        <TextField
          label="Link to it"
          type="url"
          inputMode="url"
          placeholder="https://"
          description="May stay empty"
          value={href}
          errorMessage={problems.fields['href'] ?? null}
          onChange={setHref}
        />
      ) : null}
      {event === 'supersede' ? (
        <ComboBox
          label="Superseded by"
          description="The action that takes its place, where there is one"
          options={others
            .filter(({ id, status }) => id !== opened.id && status !== 'superseded' && status !== 'withdrawn')
            .map((each) => ({
              id: each.id,
              label: each.text,
              hint: `${each.label}, ${formatDate(each.meetingDate)}`,
            }))}
          value={supersededById}
          errorMessage={problems.fields['supersededById'] ?? null}
          onChange={setSupersededById}
        />
      ) : null}
    </SavingDialog>
  );
}
