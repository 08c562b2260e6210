import { useEffect, type ReactNode } from 'react';
import { wordError } from '../../../shared/wording/word-error.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { CheckedFilesReport } from './checked-files-report.tsx';
import { wordProgress, wordsToHear } from './files-made.ts';
import type { WordFilesState } from './use-word-files.ts';
import styles from './word-files-progress.module.css';

export type WordFilesProgressProps = {
  readonly state: WordFilesState;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
};

function madeWords(names: readonly string[]): string {
  if (names.length !== 1) return `${names.length} Word files are made.`;
  return names[0]?.endsWith('.zip') ? 'The zip file is made.' : 'The Word file is made.';
}

/** How the making of Word files stands, and what can be done with them at the end. */
export function WordFilesProgress({ state, onCancel, onRetry }: WordFilesProgressProps): ReactNode {
  const heard = state.step === 'making' ? wordsToHear(state.done, state.of) : '';
  useEffect(() => {
    if (heard !== '') announce(heard);
  }, [heard]);
  switch (state.step) {
    case 'idle':
      return null;
    case 'making':
      return (
        <div>
          <Progress label={wordProgress(state.done, state.of)} done={state.done} of={state.of} />
          <Button onPress={onCancel}>Cancel</Button>
        </div>
      );
    case 'saving':
      return (
        <div role="status">
          <Loading label="Saving the files…" />
        </div>
      );
    case 'made': {
      const { where, open, showInFolder } = state.saved;
      return (
        <Notice
          tone="done"
          role="status"
          title={madeWords(state.names)}
          actions={
            <>
              {open ? <Button onPress={() => void open()}>Open</Button> : null}
              {showInFolder ? <Button onPress={() => void showInFolder()}>Show in folder</Button> : null}
            </>
          }
        >
          {where === null ? null : (
            <p>
              {state.names.length === 1 ? 'It is' : 'They are'} in {where}.
            </p>
          )}
          <FileNames names={state.names} />
          <CheckedFilesReport files={state.checked} />
        </Notice>
      );
    }
    case 'failed': {
      if (state.isUnsaved) {
        return (
          <Notice
            tone="over"
            role="alert"
            title="No file was made: some words on screen are not saved yet."
            actions={<Button onPress={onRetry}>Try again</Button>}
          >
            <p>Your words are safe on this screen. Wait until the top bar says that they are saved.</p>
          </Notice>
        );
      }
      const { whatHappened, isWorkSafe, whatNow } = wordError(state.error);
      return (
        <Notice
          tone="over"
          role="alert"
          title={`No file was made. ${whatHappened}`}
          actions={<Button onPress={onRetry}>Try again</Button>}
        >
          <p>{isWorkSafe}</p>
          <p>{whatNow}</p>
        </Notice>
      );
    }
  }
}

/** A few names are read at a glance; more would push what can be done with the files out of sight. */
function FileNames({ names }: { readonly names: readonly string[] }): ReactNode {
  const list = (
    <ul className={styles.names}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
  if (names.length <= 2) return list;
  return (
    <details>
      <summary>Names of the files</summary>
      {list}
    </details>
  );
}
