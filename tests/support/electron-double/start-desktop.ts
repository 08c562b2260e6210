import { chromium, type Browser, type Page } from '@playwright/test';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inProject } from '../../../scripts/project.ts';
import type { DialogAnswer, JournalEntry, Order } from './remote-control.ts';

export interface DesktopOptions {
  /** Holds everything of this run: data, window folder, temporary files. */
  readonly folder: string;
  readonly arguments?: readonly string[];
  /** A folder with out/main, out/preload and out/renderer in the place of the project's. */
  readonly appFolder?: string;
  /** The file of the person's keyring; without it there is none. */
  readonly keyring?: string;
}

/** A run of the built desktop program under the double. */
export interface Desktop {
  readonly page: Page;
  readonly journal: readonly JournalEntry[];
  readonly dataFolder: string;
  /** Of the main process. */
  readonly pid: number;
  /** Of the core's process that was started last. */
  readonly corePid: () => number;
  /** Waits for an entry of the journal, one already there included. */
  readonly waitFor: (what: string, matches?: (entry: JournalEntry) => boolean) => Promise<JournalEntry>;
  readonly answerDialogs: (...answers: readonly DialogAnswer[]) => void;
  readonly order: (order: Order) => void;
  /** Closes the window as a person does, and waits for the program to end. */
  readonly closeWindow: () => Promise<void>;
  /** Ends the program without a word to it. */
  readonly kill: () => Promise<void>;
}

/** A program that ended by itself, before or instead of a window. */
export interface EndedProgram {
  readonly code: number | null;
  readonly journal: readonly JournalEntry[];
  readonly errors: string;
}

/** Starts the program and connects to its page. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const run = startProgram(options);
  const loaded = await run.waitFor('loaded');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${Number(loaded['port'])}`);
  const page = await findPage(browser);
  const end = async (): Promise<void> => {
    // Chromium ends after the program that drove it, and writes into its profile until then.
    for (let attempt = 0; browser.isConnected() && attempt < 150; attempt += 1) await delay(20);
    await browser.close().catch(() => undefined);
  };
  return {
    page,
    journal: run.journal,
    dataFolder: run.dataFolder,
    pid: Number(run.child.pid),
    corePid: () => Number(run.journal.findLast(({ what }) => what === 'utility-process')?.['pid']),
    waitFor: run.waitFor,
    order: run.send,
    answerDialogs: (...answers) => run.send({ order: 'answer', answers }),
    closeWindow: async () => {
      run.send({ order: 'close-window' });
      await run.ended;
      await end();
    },
    kill: async () => {
      run.child.kill('SIGKILL');
      await run.ended;
      await end();
    },
  };
}

/** Starts the program and waits until it has ended by itself. */
export async function runUntilEnd(options: DesktopOptions): Promise<EndedProgram> {
  const run = startProgram(options);
  const code = await run.ended;
  return { code, journal: run.journal, errors: run.errors() };
}

function startProgram({ folder, arguments: extra = [], appFolder = inProject(), keyring }: DesktopOptions) {
  const dataFolder = join(folder, 'data');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const main = join(appFolder, 'out/main/index.js');
  if (!existsSync(main)) throw new Error(`${main} is not built`);
  const child = fork(inProject('tests/support/electron-double/run.ts'), [appFolder, main, ...extra], {
    cwd: folder,
    env: {
      ...process.env,
      SECRETARIAT_DATA: dataFolder,
      XDG_DATA_HOME: join(folder, 'share'),
      HOME: folder,
      LOCALAPPDATA: join(folder, 'share'),
      TMPDIR: temporary,
      ...(keyring === undefined ? {} : { ELECTRON_DOUBLE_KEYRING: keyring }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const journal: JournalEntry[] = [];
  const heard = new Set<() => void>();
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  child.stdout?.on('data', (text: Buffer) => (errors += text.toString()));
  child.on('message', (entry: JournalEntry) => {
    journal.push(entry);
    for (const listener of [...heard]) listener();
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    journal,
    dataFolder,
    ended,
    errors: () => errors,
    send: (order: Order) => void child.send(order),
    waitFor: (what: string, matches: (entry: JournalEntry) => boolean = () => true) =>
      waitForEntry(
        child,
        journal,
        heard,
        (entry) => entry.what === what && matches(entry),
        () => `${what}: ${errors}`,
      ),
  };
}

function waitForEntry(
  child: ChildProcess,
  journal: readonly JournalEntry[],
  heard: Set<() => void>,
  isWanted: (entry: JournalEntry) => boolean,
  about: () => string,
): Promise<JournalEntry> {
  return new Promise((resolve, reject) => {
    const listener = (): void => {
      const entry = journal.find(isWanted);
      if (entry === undefined) return;
      stop();
      resolve(entry);
    };
    const fail = (): void => {
      stop();
      const seen = journal.map(({ what }) => what).join(', ');
      reject(new Error(`The program did not come to “${about()}”; it did: ${seen}`));
    };
    const timer = setTimeout(fail, 20_000);
    const stop = (): void => {
      clearTimeout(timer);
      heard.delete(listener);
      child.off('exit', fail);
    };
    heard.add(listener);
    child.once('exit', fail);
    listener();
  });
}

async function findPage(browser: Browser): Promise<Page> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((each) => each.url().includes('.app.invalid/'));
    if (page !== undefined) {
      // Playwright would answer the page's own questions before the program can.
      page.on('dialog', () => undefined);
      return page;
    }
    await delay(25);
  }
  throw new Error('The program’s page was not found in Chromium.');
}
