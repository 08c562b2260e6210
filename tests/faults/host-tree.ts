import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../scripts/project.ts';

/** The built browser host as a process group of its own. */
export type HostTree = {
  /** With the launch token: works once. */
  readonly url: string;
  readonly origin: string;
  /** `Date.now()` before the process was made. */
  readonly startedAt: number;
  /** Kills the whole group in this instant, as a power cut would, and gives the instant. */
  readonly kill: () => number;
  readonly ended: Promise<number | null>;
  /** Ends it as Ctrl C does. */
  readonly stop: () => Promise<number | null>;
};

/** The host ended before it served anything. */
export class HostEnded extends Error {
  readonly code: number | null;
  readonly said: string;
  constructor(code: number | null, said: string) {
    super(`the browser host ended with ${code}: ${said}`);
    this.code = code;
    this.said = said;
  }
}

const link = /http:\/\/127\.0\.0\.1:\d+\/\?launch=[\w-]+/;

/** Starts the built browser host as a person does; throws `HostEnded` where it ends instead of serving. */
export async function startHostTree(dataFolder: string): Promise<HostTree> {
  const startedAt = Date.now();
  const host = spawn(
    process.execPath,
    [inProject('out/hosts/browser.js'), '--no-open', '--data', dataFolder],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const group = host.pid;
  if (group === undefined) throw new Error('the browser host could not be started');
  const killGroup = (): void => {
    try {
      process.kill(-group, 'SIGKILL');
    } catch (error) {
      // It has ended by itself.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  process.once('exit', killGroup);
  const ended = once(host, 'close').then(([code]) => {
    process.removeListener('exit', killGroup);
    return code as number | null;
  });
  let [output, errors] = ['', ''];
  host.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const url = await new Promise<string>((found, failed) => {
    host.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const match = link.exec(output);
      if (match && output.slice(match.index).includes('\n')) found(match[0]);
    });
    void ended.then((code) => failed(new HostEnded(code, errors)));
  });
  return {
    url,
    origin: new URL(url).origin,
    startedAt,
    kill: () => {
      const at = Date.now();
      killGroup();
      return at;
    },
    ended,
    stop: () => {
      host.kill('SIGTERM');
      return ended;
    },
  };
}
