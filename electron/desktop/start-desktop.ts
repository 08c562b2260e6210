import { app, dialog, protocol, session, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { wordDataFolderRefusal } from '../../shared/wording/word-data-folder-refusal.ts';
import {
  DataFolderRefused,
  defaultDataFolder,
  FileNotWritten,
  openCore,
  readListedFiles,
  writeWholeFile,
  type Core,
} from '../core/open-core.ts';
import { appScheme, appUrl } from './app-origin.ts';
import { answerFrom } from './app-protocol.ts';
import { carryRouters } from './carrier.ts';
import { waitForPageBeforeClosing } from './closing.ts';
import { createDesktopRouter } from './desktop-api.ts';
import { installMenu } from './menu.ts';
import { programFolders, type ProgramFolders } from './program-folders.ts';
import type { WriteFile } from './save-files.ts';
import { guardEveryPage, lockSession, openSwitch } from './security.ts';
import { chooseDataFolder, windowFolder } from './start-options.ts';
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
  const dataFolder = chooseDataFolder({
    argv: process.argv.slice(app.isPackaged ? 1 : 2),
    workingFolder: process.cwd(),
    defaultFolder: defaultDataFolder(),
  });
  if (dataFolder === null) {
    process.stderr.write('--data needs the path of a folder.\n');
    app.exit(1);
    return;
  }
  const ownFolder = windowFolder(dataFolder, usualDataFolder());
  mkdirSync(ownFolder, { recursive: true });
  app.setPath('userData', ownFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let window: BrowserWindow | null = null;
  app.on('second-instance', () => {
    if (window !== null) bringToFront(window);
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
  });
  core.sayWhere({ openIn: 'window' });
  closeCoreAtQuit(core);
  installMenu(dataFolder);
  window = openWindow(core, folders, ownFolder);
  window.on('closed', () => {
    window = null;
  });
  await window.loadURL(appUrl);
}

// Whatever folder was chosen, the window's own things stay on this machine.
function usualDataFolder(): string {
  const env = { ...process.env, SECRETARIAT_DATA: '' };
  return defaultDataFolder({ platform: process.platform, env, home: homedir() });
}

function openWindow(core: Core, { preload }: ProgramFolders, ownFolder: string): BrowserWindow {
  const window = createWindow({ preload, folder: ownFolder, write: writeWholeFile });
  const closing = waitForPageBeforeClosing(window);
  const desktop = createDesktopRouter(window, closing, writeOrSayWhy);
  carryRouters(window, { core: core.router, desktop });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
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
function closeCoreAtQuit(core: Core): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void core.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
