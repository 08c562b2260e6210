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
import { DateField } from '../../app/fields/date-field.tsx';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client, operations } from '../../platform/client.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './actions.module.css';
import { EvidenceFields, type Shown } from './evidence-fields.tsx';
import { InternalBox, isKeptInternal, whereWordsGo } from './internal-box.tsx';
import { offerTakingBack, type ActionList } from './taken-back.ts';

export type ReportDialogProps = {
  readonly action: Action;
  /** What is being reported, until another kind is chosen. */
  readonly event: ReportEvent;
  /** The meeting that it is reported to; null: between two. */
  readonly meetingId: string | null;
  /** Where it is reported. */
  readonly list: ActionList;
  readonly onClose: () => void;
};

const fieldWords: Readonly<Record<ReportEvent, { readonly label: string; readonly description: string }>> = {
  update: { label: 'What happened since', description: '' },
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
export function ReportDialog({ action, event: first, meetingId, list, onClose }: ReportDialogProps) {
  // What was open when the dialog was: a change from elsewhere is then told as a conflict.
  const [opened] = useState(action);
  const [event, setEvent] = useState(first);
  const [text, setText] = useState('');
  const [href, setHref] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const [isInternal, setInternal] = useState(false);
  const [newDue, setNewDue] = useState('');
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
      text: event === 'complete' ? wordEvidence(text, shown?.place ?? null) : text,
      isInternal,
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
            newDue: event === 'carry' && newDue !== '' ? newDue : null,
            evidence: event === 'complete' ? (shown?.evidence ?? null) : null,
          });
    onClose();
    offerTakingBack(list, after, wordReported(event, after));
  };

  const words = fieldWords[event];
  const isKept = isKeptInternal(opened, event);
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
        description={[words.description, whereWordsGo(isInternal, isKept)]
          .filter((part) => part !== '')
          .join('. ')}
        autoFocus
        isRequired={
          event === 'update' ||
          (event === 'complete' && shown === null) ||
          event === 'supersede' ||
          event === 'withdraw'
        }
        value={text}
        errorMessage={problems.fields['text'] ?? problems.fields['reason'] ?? null}
        onChange={setText}
      />
      <InternalBox isInternal={isInternal} isKept={isKept} onChange={setInternal} />
      {event === 'carry' ? (
        <DateField
          label={
            opened.due === null ? 'Date, if it gets one' : `New date, in place of ${formatDate(opened.due)}`
          }
          value={newDue}
          errorMessage={problems.fields['newDue'] ?? null}
          onChange={setNewDue}
        />
      ) : null}
      {event === 'complete' ? <EvidenceFields shown={shown} onChange={setShown} /> : null}
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

/** What was reported, in a sentence. */
export function wordReported(event: ReportEvent, { label, status, due }: Action): string {
  switch (event) {
    case 'update':
      return `The update of action ${label} is saved.`;
    case 'carry':
      return `Action ${label} is carried forward${due === null ? '' : `, due on ${formatDate(due)}`}.`;
    default:
      return `Action ${label} is now: ${actionStatusNames[status]}.`;
  }
}
