import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { actionLifecycle, isClosed, type ActionEvent } from '../../../shared/domain/actions.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { eventsFrom } from '../../../shared/domain/lifecycle.ts';
import { actionEventNames } from '../../../shared/wording/names.ts';
import { wordGoneAction } from '../../../shared/wording/word-report.ts';
import { wordOwners } from '../../../shared/wording/word-owner.ts';
import { formProblems, oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ActionStatusChips } from './action-status-chips.tsx';
import styles from './actions.module.css';
import { InternalBox, isKeptInternal, whereWordsGo } from './internal-box.tsx';
import { NotesLink } from './notes-link.tsx';
import { ReportDialog, wordReported } from './report-dialog.tsx';
import { ReportLine } from './report-line.tsx';
import { offerTakingBack, type ActionList } from './taken-back.ts';

type ActionPanelProps = {
  readonly action: Action;
  readonly owners: readonly string[];
  /** Where it was chosen. */
  readonly list: ActionList;
  readonly onClose: () => void;
};

/** One action: its words, what became of it, and the next step. Its words, owners and date are changed in the notes. */
export function ActionPanel({ action, owners, list, onClose }: ActionPanelProps) {
  const [text, setText] = useState('');
  const [isInternal, setInternal] = useState(false);
  const [reported, setReported] = useState<ActionEvent | null>(null);
  const { data: actions = [] } = useQuery(
    operations.actions.list.queryOptions({ input: { meetingId: null } }),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const takeStep = async (event: ActionEvent): Promise<void> => {
    try {
      const after = await client.actions.takeStep({ id: action.id, revision: action.revision, event });
      offerTakingBack(list, after, wordReported(event, after));
    } catch (error) {
      showToast({ tone: 'problem', message: oneLine(error) });
    }
  };

  const addUpdate = async (): Promise<void> => {
    if (isPending) return;
    if (text.trim() === '') {
      setProblem('Write what happened since.');
      return;
    }
    setPending(true);
    try {
      const { id, revision } = action;
      const after = await client.actions.addUpdate({ id, revision, text, isInternal });
      setText('');
      setInternal(false);
      setProblem(null);
      offerTakingBack(list, after, wordReported('update', after));
    } catch (error) {
      const refused = formProblems(error);
      setProblem(refused.fields['text'] ?? refused.other);
    } finally {
      setPending(false);
    }
  };

  const isKept = isKeptInternal(action, 'update');
  return (
    <aside className={styles.panel} aria-label={`Action ${action.label}`}>
      <div className={styles.panelHead}>
        <h2>Action {action.label}</h2>
        <ActionStatusChips action={action} today={today()} />
        <span className={styles.space} />
        <IconButton icon={X} label="Close" onPress={onClose} />
      </div>
      <p className={styles.words}>{action.text}</p>
      <p className={styles.facts}>
        {owners.length === 0 ? 'No owner is named' : wordOwners(owners)}
        {action.due === null ? '' : ` · due ${formatDate(action.due)}`} · meeting of{' '}
        {formatDate(action.meetingDate)} · <NotesLink action={action}>Open in the notes</NotesLink>
      </p>
      {action.isInNotes || isClosed(action.status) ? null : (
        <p className={styles.facts}>{wordGoneAction(action)}</p>
      )}
      <div className={styles.steps} role="group" aria-label="Change the status">
        {eventsFrom(actionLifecycle, action.status)
          .filter((event) => event !== 'carry' && (event !== 'withdraw' || !action.isInNotes))
          .map((event) => (
            <Button
              key={event}
              variant={event === 'complete' ? 'primary' : 'secondary'}
              onPress={() => (isClosing(event) ? setReported(event) : void takeStep(event))}
            >
              {isClosing(event) ? `${actionEventNames[event]}…` : actionEventNames[event]}
            </Button>
          ))}
      </div>
      <form
        className={styles.update}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void addUpdate();
        }}
      >
        <TextArea
          label="New update"
          description={`What happened since, for the next meeting. ${whereWordsGo(isInternal, isKept)}`}
          value={text}
          errorMessage={problem}
          onChange={setText}
        />
        <InternalBox isInternal={isInternal} isKept={isKept} onChange={setInternal} />
        <Button type="submit" isPending={isPending}>
          Add the update
        </Button>
      </form>
      {reported === null ? null : (
        <ReportDialog
          action={action}
          event={reported}
          meetingId={null}
          list={list}
          onClose={() => setReported(null)}
        />
      )}
      {action.updates.length === 0 ? null : (
        <>
          <h3 className={styles.history}>History</h3>
          <ol className={styles.updates}>
            {action.updates.toReversed().map((update) => (
              <li key={update.id}>
                <span className={styles.facts}>
                  {momentOf(update.at)} · {update.author}
                </span>
                <span className={styles.updateText}>
                  <ReportLine report={update} actions={actions} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </aside>
  );
}

// An action is closed in words.
function isClosing(event: ActionEvent): boolean {
  return event === 'complete' || event === 'supersede' || event === 'withdraw';
}

function momentOf(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
