import { app, dialog, protocol, session, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import type { PolicyReading } from '../../shared/contract/policy.ts';
import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import {
  chosenDataFolder,
  DataFolderRefused,
  defaultDataFolder,
  FileNotWritten,
  openCore,
  readListedFiles,
  readPolicy,
  writeWholeFile,
  type Core,
  type HostLog,
} from '../core/open-core.ts';
import { appScheme, appUrl } from './app-origin.ts';
import { answerFrom } from './app-protocol.ts';
import { carryRouters } from './carrier.ts';
import { readMeetingFile } from './choose-meeting-file.ts';
import { waitForPageBeforeClosing } from './closing.ts';
import { createDesktopRouter } from './desktop-api.ts';
import { openPageOrders, type PageOrders } from './page-orders.ts';
import { programFolders, type ProgramFolders } from './program-folders.ts';
import type { WriteFile } from './save-files.ts';
import { guardEveryPage, lockSession, openSwitch } from './security.ts';
import { openShell, type OpenShell } from './shell.ts';
import { askedDataFolder, developmentPolicy, windowFolder } from './start-options.ts';
import { readHandedWishes, readWishes, type StartWishes } from './start-wishes.ts';
import { saveWhenSystemEnds } from './system-events.ts';
import { systemKeyStore } from './system-key-store.ts';
import { bringToFront, createWindow } from './window.ts';

/** Opens the program's window on its data folder, or says in one sentence why not and ends. */
export async function startDesktop(): Promise<void> {
  try {
    await start();
  } catch (error) {
    await app.whenReady();
    const isRefused = error instanceof DataFolderRefused;
    if (!isRefused) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    dialog.showErrorBox(
      'Secretariat cannot open',
      isRefused
        ? wordDataFolderRefusal(error.code, error.facts)
        : 'Secretariat could not start, and nothing was changed; start it again, and if that does not help, install it again.',
    );
    app.exit(1);
  }
}

async function start(): Promise<void> {
  const open = openSwitch();
  if (open !== null) {
    dialog.showErrorBox(
      'Secretariat cannot open',
      `It was started with --${open}, which opens it to other programs; start it without, and nothing was changed.`,
    );
    app.exit(1);
    return;
  }
  const argv = process.argv.slice(app.isPackaged ? 1 : 2);
  const asked = askedDataFolder(argv, process.cwd());
  if (asked === null) {
    process.stderr.write('--data needs the path of a folder.\n');
    app.exit(1);
    return;
  }
  const policy = policyFor(argv);
  const dataFolder = chosenDataFolder(policy.policy, asked);
  const ownFolder = windowFolder(dataFolder, usualDataFolder());
  mkdirSync(ownFolder, { recursive: true });
  app.setPath('userData', ownFolder);
  app.setAppUserModelId('org.secretariat.Secretariat');
  const wishes = readWishes(argv, process.cwd());
  if (!app.requestSingleInstanceLock(wishes)) {
    app.quit();
    return;
  }
  const orders = openPageOrders();
  const wanted = takeWishes(orders);
  wanted(wishes);
  let window: BrowserWindow | null = null;
  app.on('second-instance', (_event, _argv, _workingFolder, handed) => {
    if (window !== null) bringToFront(window);
    wanted(readHandedWishes(handed));
  });
  guardEveryPage();

  await app.whenReady();
  lockSession(session.defaultSession);
  const folders = programFolders();
  const files = readListedFiles(folders.renderer);
  protocol.handle(appScheme, (request) => answerFrom(files, request));
  const core = await openCore({
    dataFolder,
    resourcesFolder: folders.resources,
    author: userInfo().username,
    programVersion: app.getVersion(),
    policy,
    keyStore: systemKeyStore(),
  });
  core.sayWhere({ openIn: 'window' });
  logFaults(core.log);
  const startWords = [...(asked === undefined ? [] : ['--data', dataFolder])];
  const shell = openShell({ core, policy: policy.policy, orders, dataFolder, ownFolder, startWords });
  closeAtQuit(core, shell);
  window = openWindow(core, shell, folders, ownFolder);
  window.on('closed', () => {
    window = null;
  });
  await window.loadURL(appUrl);
  void core.followPolicy();
}

// A program that runs from its sources is a developer's, who may write its policy, too.
function policyFor(argv: readonly string[]): PolicyReading {
  const own = app.isPackaged ? undefined : developmentPolicy(argv, process.cwd());
  return own === undefined ? readPolicy() : readPolicy(own, () => true);
}

/** Hands files and places that the person asked for outside the window to its page. */
function takeWishes(orders: PageOrders): (wishes: StartWishes | null) => void {
  const open = async (path: string): Promise<void> => {
    const read = await readMeetingFile(path);
    orders.give('code' in read ? { kind: 'file-not-read', ...read } : { kind: 'meeting-file', ...read });
  };
  // macOS, by a double-click or from the Dock.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void open(path);
  });
  return (wishes) => {
    if (wishes === null) return;
    for (const file of wishes.files) void open(file);
    if (wishes.meetingId !== null) orders.give({ kind: 'open-meeting', meetingId: wishes.meetingId });
    if (wishes.place !== null) orders.give({ kind: 'go', to: wishes.place });
  };
}

// Only listens: what becomes of a fault is Electron's to say.
function logFaults(log: HostLog): void {
  process.on('uncaughtExceptionMonitor', (error) => log.fault('main', error));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('process-gone', { type, reason, exitCode });
  });
}

// Whatever folder was chosen, the window's own things stay on this machine.
function usualDataFolder(): string {
  const env = { ...process.env, SECRETARIAT_DATA: '' };
  return defaultDataFolder({ platform: process.platform, env, home: homedir() });
}

function openWindow(
  core: Core,
  shell: OpenShell,
  { preload }: ProgramFolders,
  ownFolder: string,
): BrowserWindow {
  const window = createWindow({ preload, folder: ownFolder, write: writeWholeFile });
  const closing = waitForPageBeforeClosing(window);
  const desktop = createDesktopRouter({ window, closing, write: writeOrSayWhy, shell });
  carryRouters(window, { core: core.router, desktop });
  saveWhenSystemEnds(window, shell.orders, core.log);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    core.log.note('page-gone', { reason, exitCode });
    if (reason !== 'clean-exit') void offerReload(window);
  });
  return window;
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
function closeAtQuit(core: Core, shell: OpenShell): void {
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
      .then(() => shell.updates.installAtEnd(() => app.quit()))
      .catch(() => app.quit());
  });
}
