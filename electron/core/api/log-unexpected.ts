/**
 * One entry on stderr about a fault of the program: where it came from, never what it said. A message may quote the
 * document, a stack without its first line does not.
 */
export function logUnexpected(operation: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const places = (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((each) => /^\s+at /.test(each))
    .slice(0, 12);
  process.stderr.write(`${[`unexpected ${name} in ${operation}`, ...places].join('\n')}\n`);
}
