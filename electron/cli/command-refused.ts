/** A command that cannot be done, with what to say about it: one sentence, or one for each fault of a file. */
export class CommandRefused extends Error {
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    super(lines[0]);
    this.lines = lines;
  }
}
