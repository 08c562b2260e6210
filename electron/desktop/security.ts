import { app, type Session, type WebContents } from 'electron';
import { isAppUrl } from './app-origin.ts';

/** Applies to every page of every window from the moment it exists. Called before the first window. */
export function guardEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
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
    if (!details.isMainFrame || !isAppUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

// The developer tools are a page of their own; they exist in a program that is not packaged only.
function mayLoad(url: string): boolean {
  return isAppUrl(url) || (!app.isPackaged && url.startsWith('devtools://'));
}
