import { useState } from 'react';
import { isEverythingSaved } from '../../app/use-open-document.ts';
import { platform, type SavedFiles } from '../../platform/platform.ts';
import { showToast } from '../../ui/toast.tsx';
import type { CheckedFiles, IssueRequest, MadeFiles, Progress, WordFilesRequest } from './make-word-files.ts';

export type WordFilesState =
  | { readonly step: 'idle' }
  | { readonly step: 'making'; readonly done: number; readonly of: number }
  | { readonly step: 'saving' }
  | {
      readonly step: 'made';
      readonly names: readonly string[];
      readonly saved: SavedFiles;
      /** What the accessibility check found in each file. */
      readonly checked: CheckedFiles;
    }
  /** `not-saved`: words on screen are not stored yet, and a file without them must not go out. */
  | { readonly step: 'failed'; readonly error: unknown; readonly isUnsaved: boolean };

// Not needed before somebody asks for a file.
const makers = () => import('./make-word-files.ts');
type Makers = Awaited<ReturnType<typeof makers>>;

/** Makes Word files and hands them to the host. `cancel` ends it between two files; nothing half-made is kept. */
export function useWordFiles(): {
  readonly state: WordFilesState;
  readonly make: (request: WordFilesRequest) => Promise<WordFilesState>;
  readonly issue: (request: IssueRequest) => Promise<WordFilesState>;
  /** Gives up what is being made, or puts away what was said of it. */
  readonly cancel: () => void;
} {
  const [state, setState] = useState<WordFilesState>({ step: 'idle' });
  const [stop, setStop] = useState<AbortController | null>(null);

  const become = (next: WordFilesState): WordFilesState => {
    setState(next);
    return next;
  };

  function make(request: WordFilesRequest): Promise<WordFilesState> {
    return run(request.kinds.length, ({ makeEach }, ...how) => makeEach(request, ...how));
  }

  function issue(request: IssueRequest): Promise<WordFilesState> {
    return run(request.files.length, ({ makeToIssue }, ...how) => makeToIssue(request, ...how));
  }

  async function run(
    of: number,
    makeFiles: (makers: Makers, signal: AbortSignal, progress: Progress) => Promise<MadeFiles>,
  ): Promise<WordFilesState> {
    const stopping = new AbortController();
    setStop(stopping);
    try {
      become({ step: 'making', done: 0, of });
      if (!(await isEverythingSaved())) {
        return become({ step: 'failed', error: null, isUnsaved: true });
      }
      const { files, checked } = await makeFiles(await makers(), stopping.signal, (done) => {
        if (!stopping.signal.aborted) setState({ step: 'making', done, of });
      });
      if (stopping.signal.aborted) return become({ step: 'idle' });
      become({ step: 'saving' });
      const saved = await platform().saveFiles(files);
      return become(
        saved === null
          ? { step: 'idle' }
          : { step: 'made', names: files.map(({ name }) => name), saved, checked },
      );
    } catch (error) {
      if (stopping.signal.aborted) return become({ step: 'idle' });
      return become({ step: 'failed', error, isUnsaved: false });
    }
  }

  function cancel(): void {
    stop?.abort();
    if (state.step === 'making') showToast({ message: 'Cancelled. No file was made.' });
    setState({ step: 'idle' });
  }

  return { state, make, issue, cancel };
}
