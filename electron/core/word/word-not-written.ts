import type { WordProblemCode } from '../../../shared/contract/errors.ts';
import type { Leak } from '../../../shared/domain/leaks.ts';

/** Why no Word file was made. `detail` is for the log, never for the screen: it may hold words of the document. */
export class WordNotWritten extends Error {
  readonly code: WordProblemCode;
  readonly detail: string;
  /** What the file would have let out, and where; it holds no words. */
  readonly leak: Leak | null;

  constructor(code: WordProblemCode, detail = '', leak: Leak | null = null) {
    super(`no Word file: ${code}`);
    this.name = 'WordNotWritten';
    this.code = code;
    this.detail = detail;
    this.leak = leak;
  }
}
