import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../scripts/project.ts';

export type ChildRun = {
  /** null: it was killed. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** Milliseconds from its first word to its last. */
  readonly took: number;
};

/** Runs a file of `children`, and kills it so many milliseconds after its first word where that is wanted. */
export async function runChild(
  name: string,
  argv: readonly string[],
  killAfterMs: number | null = null,
): Promise<ChildRun> {
  const child = spawn(process.execPath, [inProject(`tests/faults/children/${name}.ts`), ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  let lastWordAt = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    lastWordAt = performance.now();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  const started = performance.now();
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code] = (await ended) as [number | null];
  if (timer) clearTimeout(timer);
  return { code, output, errors, took: lastWordAt - started };
}
