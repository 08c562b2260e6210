import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import type { WordFilesState } from './use-word-files.ts';
import { WordFilesProgress } from './word-files-progress.tsx';
import styles from './export-notice.module.css';

/** What became of an export that was asked for on this page. */
export function ExportNotice({
  state,
  onClose,
  onRetry,
}: {
  readonly state: WordFilesState;
  readonly onClose: () => void;
  readonly onRetry: () => void;
}): ReactNode {
  if (state.step === 'idle') return null;
  return (
    <div className={styles.notice}>
      <WordFilesProgress state={state} onCancel={onClose} onRetry={onRetry} />
      {state.step === 'made' || state.step === 'failed' ? (
        <IconButton icon={X} label="Close the message" isSmall onPress={onClose} />
      ) : null}
    </div>
  );
}
