import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Program = { readonly path: string; readonly argv: readonly string[] };

/** Whether there is a screen to open a browser on. */
export function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Opens a link in a window of its own (Edge, Chrome or Chromium in app mode), else in the system's browser. Resolves
 * with false where none could be started.
 */
export async function openBrowser(link: string): Promise<boolean> {
  for (const program of [...appWindows(link), ...systemBrowser(link)]) {
    if (await starts(program)) return true;
  }
  return false;
}

function appWindows(link: string): readonly Program[] {
  // Chromium does not run as root with its sandbox on, and it is not this program's to turn that off.
  if (process.getuid?.() === 0) return [];
  return installedPlaces()
    .filter((path) => existsSync(path))
    .map((path) => ({ path, argv: [`--app=${link}`] }));
}

function systemBrowser(link: string): readonly Program[] {
  switch (process.platform) {
    case 'win32':
      return [{ path: 'rundll32.exe', argv: ['url.dll,FileProtocolHandler', link] }];
    case 'darwin':
      return [{ path: '/usr/bin/open', argv: [link] }];
    default:
      return [{ path: 'xdg-open', argv: [link] }];
  }
}

function installedPlaces(): readonly string[] {
  switch (process.platform) {
    case 'win32': {
      const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
        const folder = process.env[name];
        return folder === undefined ? [] : [folder];
      });
      const programs = [
        ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
        ['Google', 'Chrome', 'Application', 'chrome.exe'],
        ['Chromium', 'Application', 'chrome.exe'],
      ];
      return programs.flatMap((parts) => folders.map((folder) => join(folder, ...parts)));
    }
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ];
    default: {
      const names = ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'];
      return names.flatMap((name) =>
        ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => join(folder, name)),
      );
    }
  }
}

// A browser that is running already takes the link and ends at once with 0; one that cannot run ends with another code.
function starts({ path, argv }: Program): Promise<boolean> {
  return new Promise((started) => {
    const child = spawn(path, argv, { detached: true, stdio: 'ignore' });
    const settled = setTimeout(() => started(true), 1500);
    child.once('error', () => {
      clearTimeout(settled);
      started(false);
    });
    child.once('exit', (code) => {
      clearTimeout(settled);
      started(code === 0);
    });
    child.unref();
  });
}
