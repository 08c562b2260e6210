// The module that a main file gets for `electron`: as much of Electron 45 as its documentation describes and this
// program uses, over the system's Chromium. What it cannot show (the sandbox, real menus and dialogs, the system's own
// window handling) waits for a real window.
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium, type Chromium } from './chromium.ts';
import { note, onOrder } from './remote-control.ts';
import { Session } from './session.ts';
import { takeSingleInstanceLock } from './single-instance.ts';
import { UtilityProcess } from './utility-process.ts';
import { preventable, WebContents } from './web-contents.ts';

export { dialog } from './dialogs.ts';
export { Menu } from './menu.ts';
export { safeStorage } from './safe-storage.ts';
export { MessageChannelMain } from './message-ports.ts';
export { nativeTheme, Notification, powerMonitor } from './system.ts';

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

const defaultSession = new Session();
export const session = { defaultSession };
export const protocol = defaultSession.protocol;
export const ipcMain = new EventEmitter();

const display = { id: 1, workArea: { x: 0, y: 0, width: 1366, height: 768 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

export const shell = {
  openExternal(url: string): Promise<void> {
    note('open-external', { url });
    return Promise.resolve();
  },
  openPath(path: string): Promise<string> {
    note('open-path', { path, isThere: existsSync(path) });
    return Promise.resolve(existsSync(path) ? '' : 'Failed to open path');
  },
  showItemInFolder(path: string): void {
    note('show-in-folder', { path });
  },
};

let chromium: Promise<Chromium> | null = null;
const windows = new Set<BrowserWindow>();

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { hasSwitch: (name: string) => process.argv.includes(`--${name}`) };
  readonly #folder = process.argv[1] ?? '.';
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #mayBeReady = false;
  #isQuitting = false;

  /** The double's own: Electron gets ready only now. */
  mainFileHasRun(): void {
    if (this.#isQuitting) return;
    this.#mayBeReady = true;
    note('main-file-has-run');
    chromium = launchChromium(join(this.getPath('userData'), 'chromium'));
    void chromium.then(
      () => {
        this.#isReady = true;
        note('ready');
        this.emit('ready');
        this.#ready.resolve();
      },
      (error: unknown) => {
        note('chromium-failed', { message: String(error) });
        process.exit(1);
      },
    );
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    note('sandbox-enabled');
  }

  getAppPath(): string {
    return this.#folder;
  }

  getVersion(): string {
    const { version } = JSON.parse(readFileSync(join(this.#folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return version;
  }

  getPath(name: string): string {
    const folder = this.#paths.get(name) ?? join(tmpdir(), `electron-double-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Stricter than Electron, which says only that `userData` has to be set before it is ready. */
  setPath(name: string, folder: string): void {
    if (name === 'userData' && this.#mayBeReady) throw new Error('userData is set when app may be ready');
    if (!existsSync(folder)) throw new Error(`Path does not exist: ${folder}`);
    this.#paths.set(name, folder);
  }

  setAboutPanelOptions(): void {}

  setAppUserModelId(id: string): void {
    note('app-user-model-id', { id });
  }

  /** What is handed over passes through the system: plain data, copied. */
  requestSingleInstanceLock(additionalData: Readonly<Record<string, unknown>> = {}): boolean {
    return takeSingleInstanceLock(this.getPath('userData'), additionalData, (argv, data) => {
      this.emit('second-instance', {}, argv, '', data);
    });
  }

  /** Starts nothing: what it would start is told, and whether it comes to that. */
  relaunch(options: { readonly args?: readonly string[] } = {}): void {
    note('relaunch', { args: options.args });
  }

  quit(): void {
    if (this.#isQuitting && windows.size > 0) return;
    this.#isQuitting = true;
    this.emit('before-quit', preventable({}));
    for (const window of windows) window.close();
    if (windows.size === 0) this.#finishQuit();
  }

  /** The double's own: a window is gone. */
  windowIsGone(): void {
    if (windows.size > 0) return;
    if (this.#isQuitting) this.#finishQuit();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  /** The double's own: a window was kept open, so nothing quits. */
  quitIsOff(): void {
    this.#isQuitting = false;
  }

  exit(code = 0): void {
    this.#isQuitting = true;
    void this.#end(code);
  }

  #finishQuit(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) return;
    this.emit('quit', {}, 0);
    void this.#end(0);
  }

  async #end(code: number): Promise<void> {
    note('ended', { code });
    if (chromium !== null) {
      const { cdp, process: child } = await chromium;
      const isOver = new Promise((resolve) => child.once('exit', resolve));
      await cdp.send('Browser.close').catch(() => undefined);
      await isOver;
    }
    process.exit(code);
  }
}

export const app = new App();
process.on('SIGTERM', () => app.quit());

interface ForkOptions {
  readonly serviceName?: string;
}

export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess =>
    new UtilityProcess(app, modulePath, args, options),
};

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #bounds: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
  readonly #opened: Promise<void>;
  #isMaximized = false;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    if (chromium === null || !app.isReady())
      throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    const version = app.getVersion();
    this.webContents = new WebContents(
      chromium,
      defaultSession,
      webPreferences,
      `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 secretariat/${version} Chrome/150.0.0.0 Electron/45.5.0 Safari/537.36`,
    );
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.on('destroyed', () => this.#closed());
    this.webContents.on('ready-to-show', () => this.emit('ready-to-show'));
    this.#opened = this.webContents.open();
    note('window-created', { bounds: this.#bounds, webPreferences });
  }

  async loadURL(url: string): Promise<void> {
    note('window-loads', { url });
    await this.#opened;
    const { cdp, port } = await (chromium as Promise<Chromium>);
    await defaultSession.applyPermissions(cdp, url);
    await this.webContents.loadURL(url);
    note('loaded', { url, port });
  }

  reload(): void {
    this.webContents.reload();
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = preventable({});
    this.emit('close', event);
    // Chromium runs the page's beforeunload and unload now.
    if (!event.defaultPrevented) void this.webContents.send('Page.close').catch(() => undefined);
    else app.quitIsOff();
  }

  destroy(): void {
    void (chromium as Promise<Chromium>).then(({ cdp }) =>
      cdp.send('Target.closeTarget', { targetId: this.webContents.targetId }),
    );
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  show(): void {
    note('window-shown');
  }

  hide(): void {
    note('window-hidden');
  }

  focus(): void {
    note('window-focused');
  }

  restore(): void {
    note('window-restored');
  }

  isMinimized(): boolean {
    return false;
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  getNormalBounds(): Readonly<Record<string, number>> {
    return this.#bounds;
  }

  #closed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this);
    note('window-gone');
    this.emit('closed');
    app.windowIsGone();
  }
}

// Electron hands on what the system says of itself, as each platform names it.
onOrder((order) => {
  const [window] = windows;
  if (order.order === 'close-window') window?.close();
  if (order.order === 'crash-page') void window?.webContents.send('Page.crash').catch(() => undefined);
  if (order.order === 'window-event') window?.emit(order.event, preventable({}));
  if (order.order === 'open-file') app.emit('open-file', preventable({}), order.path);
});
