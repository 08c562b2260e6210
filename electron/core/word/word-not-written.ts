export const wordProblemCodes = [
  /** The file that was made did not say, word for word, what the plan says. */
  'words-differ',
  'house-style-invalid',
  /** The plan holds something that this writer does not know. */
  'plan-not-writable',
  'writer-crashed',
  'out-of-memory',
  'took-too-long',
  'writer-closed',
] as const;
export type WordProblemCode = (typeof wordProblemCodes)[number];

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
