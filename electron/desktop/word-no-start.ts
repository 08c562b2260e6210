import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import { DataFolderRefused } from '../core/before-opening.ts';

/** One sentence on why the program did not start. */
export function wordNoStart(error: unknown): string {
  return error instanceof DataFolderRefused
    ? wordDataFolderRefusal(error.code, error.facts)
    : 'Secretariat could not start, and nothing was changed; start it again, and if that does not help, install it again.';
}
