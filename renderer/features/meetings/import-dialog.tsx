import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { programErrors, type FileProblem } from '../../../shared/contract/errors.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { wordFileNotRead } from '../../../shared/wording/word-file-not-read.ts';
import { wordFilePath, wordFileProblem } from '../../../shared/wording/word-file-problem.ts';
import { errorCodeOf, oneLine } from '../../app/field-problems.ts';
import { goTo, meetingPath } from '../../app/routes.ts';
import { client } from '../../platform/client.ts';
import { platform, type ChosenMeetingFile } from '../../platform/platform.ts';
import { readFileObject } from '../../platform/read-file-object.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './meetings.module.css';

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'handed'; readonly file: ChosenMeetingFile & { readonly content: string } }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'failed'; readonly name: string; readonly sentence: string };

const longestList = 200;

/**
 * Takes a meeting file in, all of it or nothing: one that is chosen here, or that was opened outside the window (`handed`).
 * Then it goes to the meeting, or offers that where the person is busy with something else (`staysHere`).
 */
export function ImportDialog({
  handed = null,
  staysHere = false,
  onClose,
}: {
  readonly handed?: ChosenMeetingFile | null;
  readonly staysHere?: boolean;
  readonly onClose: () => void;
}) {
  const [state, setState] = useState<State>(() => stateOfHanded(handed));

  const take = async (file: ChosenMeetingFile): Promise<void> => {
    const { name } = file;
    if ('code' in file) {
      setState({ kind: 'failed', name, sentence: wordFileNotRead(file.code) });
      return;
    }
    setState({ kind: 'reading', name });
    try {
      const taken = await client.meetingFiles.import({ content: file.content });
      const goThere = (): void => goTo(meetingPath(taken.meetingId));
      showToast({
        tone: 'done',
        message: `${taken.bodyName}, ${formatDate(taken.date)}, is imported with ${taken.agendaItemCount} agenda items.`,
        ...(staysHere ? { action: { label: 'Go to this meeting', onAction: goThere } } : {}),
      });
      onClose();
      if (!staysHere) goThere();
    } catch (error) {
      setState(stateAfter(error, name));
    }
  };

  const choose = async (): Promise<void> => {
    try {
      const chosen = await platform().chooseMeetingFile();
      if (chosen !== null) await take(chosen);
    } catch (error) {
      setState({ kind: 'failed', name: 'The file', sentence: oneLine(error) });
    }
  };

  return (
    <Dialog
      title="Import a meeting file"
      isOpen
      onClose={onClose}
      {...(state.kind === 'handed' ? { onSubmit: () => void take(state.file) } : {})}
      footer={
        state.kind === 'handed' ? (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button type="submit" icon={FileUp} variant="primary">
              Import this meeting
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>{state.kind === 'waiting' ? 'Cancel' : 'Close'}</Button>
        )
      }
    >
      {state.kind === 'reading' ? <Loading label={`Reading ${state.name}…`} /> : null}
      {state.kind === 'handed' ? (
        <p>
          You opened <strong>{state.file.name}</strong>. All of the meeting in it is imported, or nothing;
          what is here already is not changed{staysHere ? ', and you stay on this screen' : ''}.
        </p>
      ) : null}
      {state.kind === 'reading' || state.kind === 'handed' ? null : (
        <FileDrop onFile={(file) => void readFileObject(file).then(take)}>
          <p>
            Drop a meeting file (.meeting or .json) here, or choose one. All of it is imported, or nothing.
          </p>
          <Button
            icon={FileUp}
            variant={state.kind === 'waiting' ? 'primary' : 'secondary'}
            onPress={() => void choose()}
          >
            {state.kind === 'waiting' ? 'Choose a file…' : 'Choose another file…'}
          </Button>
        </FileDrop>
      )}
      <div aria-live="polite">
        {state.kind === 'failed' ? (
          <Notice tone="over" title={`${state.name} was not imported.`}>
            {state.sentence}
          </Notice>
        ) : null}
        {state.kind === 'refused' ? <Problems name={state.name} problems={state.problems} /> : null}
      </div>
    </Dialog>
  );
}

function stateOfHanded(file: ChosenMeetingFile | null): State {
  if (file === null) return { kind: 'waiting' };
  return 'code' in file
    ? { kind: 'failed', name: file.name, sentence: wordFileNotRead(file.code) }
    : { kind: 'handed', file };
}

function Problems({ name, problems }: { readonly name: string; readonly problems: readonly FileProblem[] }) {
  const shown = problems.slice(0, longestList);
  const [only] = problems;
  if (problems.length === 1 && only?.code === 'meeting-exists-already') {
    return (
      <Notice tone="over" title={`${name} was not imported: its meeting is here already.`}>
        {wordFileProblem(only)} Look for it in the list of meetings.
      </Notice>
    );
  }
  return (
    <>
      <Notice
        tone="over"
        title={`${name} was not imported: it has ${problems.length === 1 ? 'a fault' : `${problems.length} faults`}.`}
      >
        Nothing was changed. Correct the file and choose it again.
      </Notice>
      <ul className={styles.problems} aria-label="Faults in the file">
        {shown.map((problem, index) => (
          <li key={`${index} ${problem.path}`}>
            {wordFileProblem(problem)}
            <span className={styles.place}>In {wordFilePath(problem.path)}</span>
          </li>
        ))}
      </ul>
      {problems.length > shown.length ? <p>And {problems.length - shown.length} more.</p> : null}
    </>
  );
}

function stateAfter(error: unknown, name: string): State {
  if (errorCodeOf(error) === 'meeting-file-invalid' && typeof error === 'object' && error !== null) {
    const data = programErrors['meeting-file-invalid'].data.safeParse(
      'data' in error ? error.data : undefined,
    );
    if (data.success) return { kind: 'refused', name, problems: data.data.problems };
  }
  return { kind: 'failed', name, sentence: oneLine(error) };
}
