import { useState } from 'react';
import type { ExportedFile, ExportKind } from '../../../shared/contract/contract.ts';
import { isSoonSaved } from '../../app/save-state.ts';
import { flushDocuments } from '../../app/use-open-document.ts';
import { client } from '../../platform/client.ts';
import { platform, type SavedFiles } from '../../platform/platform.ts';

export type WordFilesRequest = {
  readonly meetingId: string;
  readonly kinds: readonly ExportKind[];
  /** One cover paper instead of all that were begun. */
  readonly agendaItemId?: string;
  /** An agenda as it went out. */
  readonly agendaVersion?: number;
};

export type WordFilesState =
  | { readonly step: 'idle' }
  | { readonly step: 'making'; readonly done: number; readonly of: number }
  | { readonly step: 'saving' }
  | { readonly step: 'made'; readonly names: readonly string[]; readonly saved: SavedFiles }
  /** `not-saved`: words on screen are not stored yet, and a file without them must not go out. */
  | { readonly step: 'failed'; readonly error: unknown; readonly isUnsaved: boolean };

/** Makes Word files and hands them to the host. `cancel` ends it between two files; nothing half-made is kept. */
export function useWordFiles(): {
  readonly state: WordFilesState;
  readonly make: (request: WordFilesRequest) => Promise<WordFilesState>;
  readonly cancel: () => void;
  readonly reset: () => void;
} {
  const [state, setState] = useState<WordFilesState>({ step: 'idle' });
  const [stop, setStop] = useState<AbortController | null>(null);

  const become = (next: WordFilesState): WordFilesState => {
    setState(next);
    return next;
  };

  async function make({
    meetingId,
    kinds,
    agendaItemId,
    agendaVersion,
  }: WordFilesRequest): Promise<WordFilesState> {
    const stopping = new AbortController();
    setStop(stopping);
    try {
      become({ step: 'making', done: 0, of: kinds.length });
      if (!(await flushDocuments()) || !(await isSoonSaved())) {
        return become({ step: 'failed', error: null, isUnsaved: true });
      }
      const files: ExportedFile[] = [];
      for (const [index, what] of kinds.entries()) {
        become({ step: 'making', done: index, of: kinds.length });
        const made = await client.exports.make(
          { meetingId, what, agendaItemId: agendaItemId ?? null, agendaVersion: agendaVersion ?? null },
          { signal: stopping.signal },
        );
        files.push(...made.files);
      }
      if (stopping.signal.aborted) return become({ step: 'idle' });
      become({ step: 'saving' });
      const saved = await platform().saveFiles(files);
      return become(
        saved === null ? { step: 'idle' } : { step: 'made', names: files.map(({ name }) => name), saved },
      );
    } catch (error) {
      if (stopping.signal.aborted) return become({ step: 'idle' });
      return become({ step: 'failed', error, isUnsaved: false });
    }
  }

  return {
    state,
    make,
    cancel: () => {
      stop?.abort();
      setState({ step: 'idle' });
    },
    reset: () => setState({ step: 'idle' }),
  };
}
