import type {
  ExportKind,
  ExportReport,
  IssueChoice,
  PagesOf,
} from '../../../shared/contract/entities/exports.ts';
import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import type { OutgoingKind } from '../../../shared/domain/outgoing.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { client } from '../../platform/client.ts';
import { newId } from '../../platform/new-id.ts';

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

export type CheckedFiles = ExportReport['files'];

export type MadeFiles = { readonly files: readonly ExportedFile[]; readonly checked: CheckedFiles };
/** Hears how many files are made. */
export type Progress = (done: number) => void;

export async function makeEach(
  { meetingId, kinds, agendaItemId, agendaVersion }: WordFilesRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<MadeFiles> {
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
}

export async function makeToIssue(
  { choice, files, isZip }: IssueRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<MadeFiles> {
  const pagesOf = await pagesOfPacks(choice, signal);
  if (isZip) {
    const zip = newId();
    const listening = new AbortController();
    await hearProgress(zip, AbortSignal.any([signal, listening.signal]), progress);
    try {
      const made = await client.exports.makeZip({ ...choice, pagesOf, zip }, { signal });
      return { files: made.files, checked: made.report.files };
    } finally {
      listening.abort();
    }
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
    checked.push(...(made.report?.files ?? []).map((file) => ({ ...file, name })));
  }
  return { files: all, checked };
}

/** Listens from now on. A zip file that nobody can count is made all the same. */
async function hearProgress(zip: string, signal: AbortSignal, progress: Progress): Promise<void> {
  const listen = async (told: Awaited<ReturnType<typeof client.exports.zipProgress>>): Promise<void> => {
    for await (const { done } of told) progress(done);
  };
  await client.exports.zipProgress({ zip }, { signal }).then(
    (told) => void listen(told).catch(() => undefined),
    () => undefined,
  );
}

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
