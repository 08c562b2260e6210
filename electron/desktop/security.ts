import { app, dialog, type Session, type WebContents } from 'electron';
import { isAppUrl, isPageUrl } from './app-origin.ts';

/** Applies to every page of every window from the moment it exists. Called before the first window. */
export function guardEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
}

// Each takes away what keeps the page from the system, or lets another program into it.
const openSwitches = [
  ...[
    'no-sandbox',
    'disable-web-security',
    'disable-site-isolation-trials',
    'allow-running-insecure-content',
  ],
  ...['ignore-certificate-errors', 'no-zygote-sandbox', 'disable-seccomp-filter-sandbox'],
];

/** A switch of this start with which the program that was installed does not go on; null: there is none. */
export function openSwitch(): string | null {
  if (!app.isPackaged) return null;
  return openSwitches.find((name) => app.commandLine.hasSwitch(name)) ?? null;
}

/** No permission, no device, no download, and no request that leaves the program. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
}

function guardPage(contents: WebContents): void {
  const stayHere = (details: {
    readonly url: string;
    readonly isMainFrame: boolean;
    preventDefault(): void;
  }) => {
    if (!details.isMainFrame || !isPageUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // The preload refuses to go on where its process is not closed (preload.ts).
  contents.on('preload-error', (_event, _path, error) => {
    process.stderr.write(`${error.message}\n`);
    dialog.showErrorBox(
      'Secretariat cannot open',
      'Its window would not be closed to the rest of this computer, so nothing was opened and nothing was changed; install Secretariat again.',
    );
    app.exit(1);
  });
}

// The developer tools are a page of their own; they exist in a program that is not packaged only.
function mayLoad(url: string): boolean {
  return isAppUrl(url) || (!app.isPackaged && url.startsWith('devtools://'));
}
