import { programErrors } from '../../shared/contract/errors.ts';
import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import { wordErrorInOneSentence } from '../../shared/wording/word-error.ts';
import { wordFilePath, wordFileProblem } from '../../shared/wording/word-file-problem.ts';
import { DataFolderRefused } from '../core/open-core.ts';

const mostProblems = 20;

/** What to say about whatever a command threw: one line, or one for each fault of a meeting file. */
export function wordCommandError(error: unknown): readonly string[] {
  if (error instanceof DataFolderRefused) return [wordDataFolderRefusal(error.code, error.facts)];
  return problemsOf(error) ?? [wordErrorInOneSentence(error)];
}

function problemsOf(error: unknown): readonly string[] | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'meeting-file-invalid') return null;
  const data = programErrors['meeting-file-invalid'].data.safeParse('data' in error ? error.data : undefined);
  if (!data.success) return null;
  const { problems } = data.data;
  const shown = problems
    .slice(0, mostProblems)
    .map((problem) => `${wordFilePath(problem.path)}: ${wordFileProblem(problem)}`);
  const more = problems.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
