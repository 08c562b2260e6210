import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { browserLaunchArguments, findBrowser } from '../../../scripts/find-browser.ts';
import { Cdp } from './cdp.ts';
import { startingProcess } from './loop-watch.ts';

export interface Chromium {
  readonly cdp: Cdp;
  /** Where the test connects. */
  readonly port: number;
  readonly process: ChildProcess;
}

/** Starts the system's Chromium without a window. It ends with this process, because its pipe does. */
export async function launchChromium(profile: string): Promise<Chromium> {
  const program = findBrowser();
  if (program === undefined) throw new Error('There is no Chromium, Chrome or Edge to drive.');
  mkdirSync(profile, { recursive: true });
  endOrphan(profile);
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = startingProcess(() =>
    spawn(
      program,
      [
        '--headless',
        ...browserLaunchArguments(),
        '--remote-debugging-pipe',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        '--no-default-browser-check',
        '--mute-audio',
        '--window-size=1366,768',
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    ),
  );
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  await cdp.send('Browser.getVersion');
  return { cdp, port: await readPort(portFile), process: child };
}

async function readPort(file: string): Promise<number> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    if (port > 0) return port;
    await delay(20);
  }
  throw new Error('Chromium did not say its debugging port.');
}

// A Chromium left by a killed run holds the profile: its lock is a link to "host-pid".
function endOrphan(profile: string): void {
  const lock = join(profile, 'SingletonLock');
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(lock))?.[1]);
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(pid, 'SIGKILL');
  } catch {
    // No lock, or nobody holds it.
  }
  rmSync(lock, { force: true });
}
