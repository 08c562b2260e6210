import { useState } from 'react';
import type {
  ExportedFile,
  ExportKind,
  ExportReport,
  IssueChoice,
  PagesOf,
} from '../../../shared/contract/contract.ts';
import type { OutgoingKind } from '../../../shared/domain/outgoing.ts';
import { isSoonSaved } from '../../app/save-state.ts';
import { flushDocuments } from '../../app/use-open-document.ts';
import { client } from '../../platform/client.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { platform, type SavedFiles } from '../../platform/platform.ts';

export type WordFilesRequest = {
  readonly meetingId: string;
  readonly kinds: readonly ExportKind[];
  /** One cover paper instead of all that were begun. */
  readonly agendaItemId?: string;
  /** An agenda as it went out. */
  readonly agendaVersion?: number;
};

/** What the Issue screen asks for: the files that were prepared, each as itself or all in one zip file. */
export type IssueRequest = {
  readonly choice: IssueChoice;
  readonly files: readonly {
    readonly meetingId: string;
    readonly what: OutgoingKind;
    readonly agendaItemId: string | null;
    readonly name: string;
  }[];
  readonly isZip: boolean;
};

export type WordFilesState =
  | { readonly step: 'idle' }
  /** `done` null: the files are made in one go. */
  | { readonly step: 'making'; readonly done: number | null; readonly of: number }
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

export type CheckedFiles = ExportReport['files'];

type MadeFiles = { readonly files: readonly ExportedFile[]; readonly checked: CheckedFiles };

/** On which pages the documents of packs begin; only a page can be laid out, so that it is asked for here. */
async function pagesOfPacks(choice: IssueChoice, signal: AbortSignal): Promise<PagesOf> {
  if (!choice.kinds.includes('pack')) return [];
  const { documentPages } = await import('./preview/document-pages.ts');
  const { houseStyles, files } = await client.exports.preview({ ...choice, kinds: ['pack'] }, { signal });
  const found: PagesOf = [];
  for (const { plan, layout, houseStyle } of files) {
    const style = houseStyles.find(({ id }) => id === houseStyle);
    if (layout === null || !style || signal.aborted) continue;
    const pages = await documentPages(plan as WordPlan, style);
    if (pages !== null) found.push({ layout, pages: [...pages] });
  }
  return found;
}

/** Makes Word files and hands them to the host. `cancel` ends it between two files; nothing half-made is kept. */
export function useWordFiles(): {
  readonly state: WordFilesState;
  readonly make: (request: WordFilesRequest) => Promise<WordFilesState>;
  readonly issue: (request: IssueRequest) => Promise<WordFilesState>;
  readonly cancel: () => void;
  readonly reset: () => void;
} {
  const [state, setState] = useState<WordFilesState>({ step: 'idle' });
  const [stop, setStop] = useState<AbortController | null>(null);

  const become = (next: WordFilesState): WordFilesState => {
    setState(next);
    return next;
  };

  function make({
    meetingId,
    kinds,
    agendaItemId,
    agendaVersion,
  }: WordFilesRequest): Promise<WordFilesState> {
    return run(kinds.length, async (signal, progress) => {
      const files: ExportedFile[] = [];
      const checked: CheckedFiles = [];
      for (const [index, what] of kinds.entries()) {
        progress(index);
        const made = await client.exports.make(
          { meetingId, what, agendaItemId: agendaItemId ?? null, agendaVersion: agendaVersion ?? null },
          { signal },
        );
        files.push(...made.files);
        checked.push(...(made.report?.files ?? []));
      }
      return { files, checked };
    });
  }

  function issue({ choice, files, isZip }: IssueRequest): Promise<WordFilesState> {
    return run(files.length, async (signal, progress) => {
      const pagesOf = await pagesOfPacks(choice, signal);
      if (isZip) {
        progress(null);
        const made = await client.exports.makeZip({ ...choice, pagesOf }, { signal });
        return { files: made.files, checked: made.report.files };
      }
      const { audience, standing } = choice;
      const all: ExportedFile[] = [];
      const checked: CheckedFiles = [];
      for (const [index, { meetingId, what, agendaItemId, name }] of files.entries()) {
        progress(index);
        const made = await client.exports.make(
          { meetingId, what, agendaItemId, audience, standing, pagesOf },
          { signal },
        );
        // Told apart from the others, which the core cannot do for a file alone.
        all.push(...made.files.map((file) => ({ ...file, name })));
        checked.push(...(made.report?.files ?? []).map(({ findings }) => ({ name, findings })));
      }
      return { files: all, checked };
    });
  }

  async function run(
    of: number,
    makeFiles: (signal: AbortSignal, progress: (done: number | null) => void) => Promise<MadeFiles>,
  ): Promise<WordFilesState> {
    const stopping = new AbortController();
    setStop(stopping);
    try {
      become({ step: 'making', done: 0, of });
      if (!(await flushDocuments()) || !(await isSoonSaved())) {
        return become({ step: 'failed', error: null, isUnsaved: true });
      }
      const { files, checked } = await makeFiles(stopping.signal, (done) => {
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

  return {
    state,
    make,
    issue,
    cancel: () => {
      stop?.abort();
      setState({ step: 'idle' });
    },
    reset: () => setState({ step: 'idle' }),
  };
}
