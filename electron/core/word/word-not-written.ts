import type { WordProblemCode } from '../../../shared/contract/errors.ts';

/** Why no Word file was made. `detail` is for the log, never for the screen: it may hold words of the document. */
export class WordNotWritten extends Error {
  readonly code: WordProblemCode;
  readonly detail: string;

  constructor(code: WordProblemCode, detail = '') {
    super(`no Word file: ${code}`);
    this.name = 'WordNotWritten';
    this.code = code;
    this.detail = detail;
  }
}
