import { spawn, type ChildProcess } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { projectFolder } from './project.ts';

export interface RunResult {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program and collects what it prints, in order; never throws for a failing program. With a niceness above 0 it
 * works while others leave it a processor.
 */
export function runCollected(
  command: string,
  argv: readonly string[],
  options: {
    readonly timeoutMs?: number;
    readonly env?: NodeJS.ProcessEnv;
    readonly cwd?: string;
    readonly niceness?: number;
  } = {},
): Promise<RunResult> {
  return new Promise((done) => {
    const child = spawn(command, argv, {
      cwd: options.cwd ?? projectFolder,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
    });
    if (options.niceness !== undefined && child.pid !== undefined) beNice(child.pid, options.niceness);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

function beNice(pid: number, niceness: number): void {
  try {
    setPriority(pid, Math.min(19, getPriority() + niceness));
  } catch {
    // It has ended already, or this system gives no priorities: then it runs as the others do.
  }
}

/** Runs a program on this terminal until it ends, and gives it the time to end well when this process is told to end. */
export function runAttached(
  command: string,
  argv: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, argv, {
      cwd: options.cwd ?? projectFolder,
      env: options.env ?? process.env,
      stdio: 'inherit',
    });
    passOnSignals(child);
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

// The child may have had the same signal already, as a member of the process group, and many programs take a second one
// of a kind as "at once": so it gets the other kind. Ctrl C in a terminal always reaches the group.
function passOnSignals(child: ChildProcess): void {
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGTERM');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGINT'));
  if (process.env['npm_lifecycle_event'] === undefined) return;
  // A signal to npm alone ends npm and its shell, and would leave this process and the child running unseen.
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    child.kill('SIGINT');
  }, 500).unref();
}

/** Runs the tasks, at most `width` at a time; results in the order of the tasks. */
export async function runPooled<Result>(
  tasks: readonly (() => Promise<Result>)[],
  width: number,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...tasks.entries()];
  async function takeNext(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, task] = next;
      results[index] = await task();
    }
  }
  await Promise.all(Array.from({ length: width }, takeNext));
  return results;
}
