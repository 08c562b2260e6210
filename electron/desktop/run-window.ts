import { RPCHandler } from '@orpc/server/message-port';
import { app, dialog, type BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { noPolicy, type PolicyReading } from '../../shared/contract/policy.ts';
import { FileNotWritten, writeWholeFile } from '../core/before-opening.ts';
import { readMeetingFile } from './choose-meeting-file.ts';
import type { ClosingTalk } from './closing.ts';
import { openCoreClient } from './core-client.ts';
import type { CoreLink } from './core-link.ts';
import { createDesktopRouter } from './desktop-api.ts';
import type { SettingsKeeper } from './desktop-settings.ts';
import type { Wishes } from './gather-wishes.ts';
import { openPageOrders, type PageOrders } from './page-orders.ts';
import type { WriteFile } from './save-files.ts';
import { openShell, type OpenShell } from './shell.ts';
import { openStartAgain, type StartAgain } from './start-again.ts';
import { readWishes } from './start-wishes.ts';
import { saveWhenSystemEnds } from './system-events.ts';

export type WindowSurroundings = {
  readonly window: BrowserWindow;
  readonly closing: ClosingTalk;
  readonly core: CoreLink;
  readonly wishes: Wishes;
  readonly settings: SettingsKeeper;
  readonly dataFolder: string;
  /** null: there is none. */
  readonly policy: PolicyReading | null;
  /** What starts the program on the same data. */
  readonly startWords: readonly string[];
};

/** Sets up all that the window needs beside its page: what it serves to the page, menu, closing, the log. */
export function runWindow({
  window,
  closing,
  core,
  wishes,
  settings,
  dataFolder,
  policy,
  startWords,
}: WindowSurroundings): { readonly desktop: RPCHandler<Record<never, never>> } {
  const orders = openPageOrders();
  logFaults(core);
  const shell = openShell({
    ...{ orders, settings, dataFolder, startWords },
    client: openCoreClient(core),
    opened: core.opened,
    log: core.log,
    policy: (policy ?? noPolicy).policy,
  });
  const startAgain = openStartAgain({ startWords, canStart: () => canStartItself(shell) });
  closeAtQuit(core, shell, startAgain);
  saveWhenSystemEnds(window, orders, core.log);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    core.log.note('page-gone', { reason, exitCode });
    if (reason !== 'clean-exit') void offerReload(window);
  });
  wishes.takeWith((wish) => grant(wish, orders));
  window.on('closed', () => {
    wishes.takeWith((wish) => startAgain.ask(wish));
    // A start on macOS, which asks for nothing else.
    app.on('activate', () => startAgain.ask({ argv: [], workingFolder: '' }));
  });
  const router = createDesktopRouter({
    ...{ window, closing, shell },
    write: writeOrSayWhy,
    startCoreAgain: () => core.startAgain(),
  });
  return { desktop: new RPCHandler(router) };
}

/** Hands files and places that the person asked for outside the window to its page. */
function grant(wish: unknown, orders: PageOrders): void {
  const read = readWishes(wish);
  if (read === null) return;
  for (const file of read.files) void openFile(file, orders);
  if (read.meetingId !== null) orders.give({ kind: 'open-meeting', meetingId: read.meetingId });
  if (read.place !== null) orders.give({ kind: 'go', to: read.place });
}

async function openFile(path: string, orders: PageOrders): Promise<void> {
  const read = await readMeetingFile(path);
  const id = randomUUID();
  orders.give(
    'code' in read ? { kind: 'file-not-read', id, ...read } : { kind: 'meeting-file', id, ...read },
  );
}

// Only listens: what becomes of a fault is Electron's to say.
function logFaults({ log }: CoreLink): void {
  process.on('uncaughtExceptionMonitor', (error) => log.fault('main', error));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('process-gone', { type, reason, exitCode });
  });
}

const writeOrSayWhy: WriteFile = async (path, bytes) => {
  try {
    await writeWholeFile(path, bytes);
    return null;
  } catch (error) {
    if (error instanceof FileNotWritten) return error.code;
    throw error;
  }
};

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: 'Everything that was saved is safe: at most the last moment of typing is lost.',
    buttons: ['Open it again', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) window.reload();
  else window.destroy();
}

// Every command is committed before it is answered; this only leaves the folder tidy for whoever opens it next.
function closeAtQuit(core: CoreLink, shell: OpenShell, startAgain: StartAgain): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    shell.close();
    void core
      .close()
      .finally(() => {
        isClosed = true;
      })
      .then(() =>
        shell.updates.installAtEnd(() => {
          startAgain.startIfAsked();
          app.quit();
        }),
      )
      .catch(() => app.quit());
  });
}

// An AppImage takes the file of whatever would start it away with its own end (electron-builder issue 1727), and an update
// writes over the program then.
function canStartItself(shell: OpenShell): boolean {
  return process.env['APPIMAGE'] === undefined && shell.updates.state.state !== 'ready';
}
