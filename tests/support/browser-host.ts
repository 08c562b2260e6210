import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type BrowserHostProcess = {
  /** With the launch token: works once. */
  readonly url: string;
  readonly origin: string;
  readonly dataFolder: string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Another link that works once. */
  readonly newUrl: () => Promise<string>;
  /** Ends the host as Ctrl C does, and removes the data folder where this call made it. Gives the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends the host as a power cut does; the data folder stays. */
  readonly kill: () => Promise<void>;
};

export type BrowserHostOptions = {
  readonly dataFolder?: string;
  /** Any free one where none is named; null: the one of the last time on the same data. */
  readonly port?: number | null;
  readonly rendererFolder?: string;
};

const bundle = fileURLToPath(new URL('../../out/hosts/browser.js', import.meta.url));
const link = /http:\/\/127\.0\.0\.1:\d+\/\?launch=[\w-]+/;

/** Starts the built browser host, on a fresh data folder where none is named. */
export async function startBrowserHost(options: BrowserHostOptions = {}): Promise<BrowserHostProcess> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'secretariat-data-'));
  const host = spawn(
    process.execPath,
    [
      bundle,
      '--no-open',
      '--data',
      dataFolder,
      ...(options.port === null ? [] : ['--port', String(options.port ?? 0)]),
      ...(options.rendererFolder === undefined ? [] : ['--renderer', options.rendererFolder]),
    ],
    // It keeps its compiled code itself, as it does for people.
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: undefined } },
  );
  // A test run that is cut off leaves no host behind.
  const endWithTests = (): void => void host.kill('SIGKILL');
  process.once('exit', endWithTests);
  const ended = once(host, 'close').then(([code]) => {
    process.removeListener('exit', endWithTests);
    return code as number | null;
  });
  let output = '';
  let waiting: ((url: string) => void) | null = null;
  const nextLink = (): Promise<string> => new Promise((found) => (waiting = found));
  host.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const found = link.exec(output);
    if (!found || !output.slice(found.index).includes('\n')) return;
    output = '';
    waiting?.(found[0]);
  });
  let errors = '';
  host.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const first = nextLink();
  const url = await Promise.race([
    first,
    ended.then((code) => Promise.reject(new Error(`the browser host ended with ${code}: ${errors}`))),
  ]);
  const stop = async (): Promise<number | null> => {
    host.kill('SIGTERM');
    const code = await ended;
    if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    return code;
  };
  return {
    url,
    origin: new URL(url).origin,
    dataFolder,
    ended,
    newUrl: () => {
      const next = nextLink();
      host.stdin.write('\n');
      return next;
    },
    stop,
    kill: async () => {
      host.kill('SIGKILL');
      await ended;
    },
  };
}
