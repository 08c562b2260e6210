import { BrowserWindow, nativeTheme, screen } from 'electron';
import { join } from 'node:path';
import { boundsToOpen, readBounds, smallestWindow, type RememberedBounds } from './window-bounds.ts';

export interface WindowParts {
  readonly preload: string;
  /** Where the window's size is kept between two starts. */
  readonly folder: string;
  readonly write: (path: string, bytes: Uint8Array) => Promise<unknown>;
}

/** The one way to a window. It is hidden until its page is drawn, and loads nothing by itself. */
export function createWindow({ preload, folder, write }: WindowParts): BrowserWindow {
  const boundsFile = join(folder, 'window.json');
  const remembered = readBounds(boundsFile);
  const window = new BrowserWindow({
    ...boundsToOpen(remembered, workAreas()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Secretariat',
    // The desk of renderer/ui/tokens.css, so that the first picture does not flash.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181c' : '#f3f1ec',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A window behind others would save its last words up to a minute late.
      backgroundThrottling: false,
    },
  });
  if (remembered?.isMaximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const bounds: RememberedBounds = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    // A size that was not kept is no reason to hold anybody up.
    void write(boundsFile, Buffer.from(JSON.stringify(bounds))).catch(() => undefined);
  });
  return window;
}

/** Brings a window to the front, whatever it was. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
