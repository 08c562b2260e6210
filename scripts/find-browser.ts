import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Full path of an installed Chromium, Chrome or Edge, or undefined. `CHROMIUM` in the environment wins. */
export function findBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path));
}

/** Chromium refuses to run as root with its own sandbox; the rest keeps it from calling out or flickering. */
export function browserLaunchArguments(): readonly string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    `--disable-features=${switchedOff.join(',')}`,
  ];
}

// Of several such lists Chromium takes the last, so this one repeats what Playwright switches off. The two popups of the
// address bar are pages of the browser's own that it loads for each new window, which costs more than our page does.
const switchedOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

function candidates(): readonly string[] {
  const chosen = process.env['CHROMIUM'];
  return [...(chosen ? [chosen] : []), ...installedPlaces()];
}

function installedPlaces(): readonly string[] {
  switch (process.platform) {
    case 'win32':
      return [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
        ]);
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ];
    default: {
      const names = [
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        'microsoft-edge',
        'microsoft-edge-stable',
      ];
      const folders = [
        '/usr/bin',
        '/usr/local/bin',
        '/snap/bin',
        '/opt/google/chrome',
        '/opt/microsoft/msedge',
      ];
      return folders.flatMap((folder) => names.map((name) => join(folder, name)));
    }
  }
}
