import { app, dialog, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PolicyReading } from '../../shared/contract/policy.ts';
import {
  chosenDataFolder,
  DataFolderRefused,
  defaultDataFolder,
  readListedFiles,
  readPolicyAtStart,
  writeWholeFile,
} from '../core/before-opening.ts';
import { appScheme, appUrl } from './app-origin.ts';
import { answerFrom } from './app-protocol.ts';
import { carryPorts, type Carrier } from './carrier.ts';
import { waitForPageBeforeClosing } from './closing.ts';
import { openCoreLink } from './core-link.ts';
import { keepSettings } from './desktop-settings.ts';
import { loadCoreChannel, loadInTurns } from './load-in-turns.ts';
import { programFolders } from './program-folders.ts';
import { guardEveryPage, lockSession, openSwitch } from './security.ts';
import { askedDataFolder, developmentPolicy, windowFolder } from './start-options.ts';
import { gatherWishes, type Wishes } from './gather-wishes.ts';
import { systemKeyStore } from './system-key-store.ts';
import { bringToFront, createWindow } from './window.ts';

// What is imported above is little, and none of it is a library: the window comes first. Its page loads while the core
// opens the data in a process of its own and while the rest of this one is loaded (`load-in-turns.ts`).

let window: BrowserWindow | null = null;

/** What is known of a start before Electron is ready. */
type Start = {
  readonly wishes: Wishes;
  readonly policy: PolicyReading | null;
  /** What starts the program on the same data, under the same policy. */
  readonly startWords: readonly string[];
  readonly dataFolder: string;
  readonly ownFolder: string;
};

/**
 * Opens the program's window on its data folder, or says in one sentence why not and ends. Resolves once all is done that
 * has to be done before Electron is ready (`main.ts` waits for that), and without waiting for it.
 */
export async function startDesktop(): Promise<void> {
  try {
    const start = await prepareStart();
    if (start !== null) void openWindow(start).catch(sayWhyNot);
  } catch (error) {
    void sayWhyNot(error);
  }
}

async function sayWhyNot(error: unknown): Promise<void> {
  await app.whenReady();
  if (!(error instanceof DataFolderRefused)) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const { wordNoStart } = await import('./word-no-start.ts');
  // Whoever reads why it does not open shall not see it open behind the words.
  window?.hide();
  dialog.showErrorBox('Secretariat cannot open', wordNoStart(error));
  app.exit(1);
}

/** Takes the data folder's window for this start. null: the program ends instead. */
async function prepareStart(): Promise<Start | null> {
  const open = openSwitch();
  if (open !== null) {
    dialog.showErrorBox(
      'Secretariat cannot open',
      `It was started with --${open}, which opens it to other programs; start it without, and nothing was changed.`,
    );
    app.exit(1);
    return null;
  }
  const argv = process.argv.slice(app.isPackaged ? 1 : 2);
  const asked = askedDataFolder(argv, process.cwd());
  if (asked === null) {
    process.stderr.write('--data needs the path of a folder.\n');
    app.exit(1);
    return null;
  }
  const wishes = gatherWishes({ argv: [...argv], workingFolder: process.cwd() });
  // A program that runs from its sources is a developer's, who may write its policy, too.
  const ownPolicy = app.isPackaged ? undefined : developmentPolicy(argv, process.cwd());
  const policy =
    ownPolicy === undefined ? await readPolicyAtStart() : await readPolicyAtStart(ownPolicy, () => true);
  const dataFolder = chosenDataFolder(policy?.policy ?? freeChoice, asked);
  const ownFolder = windowFolder(dataFolder, usualDataFolder());
  mkdirSync(ownFolder, { recursive: true });
  app.setPath('userData', ownFolder);
  app.setAppUserModelId('org.secretariat.Secretariat');
  if (!app.requestSingleInstanceLock(wishes.ofThisStart)) {
    app.quit();
    return null;
  }
  app.on('second-instance', (_event, _argv, _workingFolder, handed) => {
    if (window !== null) bringToFront(window);
    wishes.give(handed);
  });
  guardEveryPage();
  const startWords = [
    ...(asked === undefined ? [] : ['--data', dataFolder]),
    ...(ownPolicy === undefined ? [] : [`--policy=${ownPolicy}`]),
  ];
  return { wishes, policy, startWords, dataFolder, ownFolder };
}

async function openWindow({ wishes, policy, startWords, dataFolder, ownFolder }: Start): Promise<void> {
  await app.whenReady();
  lockSession(session.defaultSession);
  const folders = programFolders();
  const settings = keepSettings(ownFolder, writeWholeFile);
  nativeTheme.themeSource = settings.now.theme;
  window = createWindow({ preload: folders.preload, folder: ownFolder, write: writeWholeFile });
  const own = window;
  window.on('closed', () => {
    window = null;
  });
  let carrier: Carrier | null = null;
  const core = openCoreLink({
    options: {
      dataFolder,
      resourcesFolder: folders.resources,
      programVersion: app.getVersion(),
      policy:
        policy === null ? null : { ...policy, setKeys: [...policy.setKeys], problems: [...policy.problems] },
    },
    keyStore: systemKeyStore(),
    onGone: () => carrier?.sayCoreStopped(),
    onGivenUp: () => carrier?.sayCoreGivenUp(),
    onOpenAgain: () => carrier?.renewCorePort(),
    onTrouble: async (trouble) => (await import('./ask-in-trouble.ts')).askInTrouble(window, trouble),
  });
  const loaded = loadRunWindow();
  const closing = waitForPageBeforeClosing(own, loaded);
  const rest = loaded.then(({ runWindow }) =>
    runWindow({
      ...{ window: own, closing, core, wishes, settings, dataFolder, policy, startWords },
    }),
  );
  carrier = carryPorts(own, { core, desktop: rest.then(({ desktop }) => desktop) });
  // Each of these takes some milliseconds; the window is not held for the sum of them.
  await nextTurn();
  const files = readListedFiles(folders.renderer);
  protocol.handle(appScheme, (request) => answerFrom(files, request));
  await Promise.all([own.loadURL(appUrl), core.opened, rest]);
  core.followPolicy();
}

async function loadRunWindow() {
  await loadCoreChannel();
  await loadInTurns([
    () => import('@orpc/server/message-port'),
    () => import('@orpc/server'),
    () => import('./desktop-api.ts'),
    () => import('./run-window.ts'),
  ]);
  return import('./run-window.ts');
}

const freeChoice = { dataFolder: null, mayChooseDataFolder: true } as const;

// Whatever folder was chosen, the window's own things stay on this machine.
function usualDataFolder(): string {
  const env = { ...process.env, SECRETARIAT_DATA: '' };
  return defaultDataFolder({ platform: process.platform, env, home: homedir() });
}
