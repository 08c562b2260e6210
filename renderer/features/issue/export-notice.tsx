import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import type { WordFilesState } from './use-word-files.ts';
import styles from './export-notice.module.css';
import { laterComponent } from '../../ui/later.tsx';

const WordFilesProgress = laterComponent(
  async () => (await import('./word-files-progress.tsx')).WordFilesProgress,
);

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
