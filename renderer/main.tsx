import '@fontsource-variable/source-sans-3/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { startAppearance } from './app/appearance.ts';
import { startChangeFeed } from './app/change-feed.ts';
import { App } from './app/app.tsx';
import { beginLoading } from './app/begin-loading.ts';
import { loadRestSoon } from './app/load-rest.ts';
import { watchForNewStore } from './app/new-store.ts';
import { refuseDrops } from './app/refuse-drops.ts';
import { sayRestrictionsWhenCopied, sayRestrictionsWhenDragged } from './editor/paste/copy-shown.ts';
import { openBrowserHost } from './platform/browser.ts';
import { connectHost } from './platform/client.ts';
import { platform, type Host } from './platform/platform.ts';
import { trustNothingElse } from './platform/trusted-types.ts';
import { later } from './ui/later.tsx';

const sender = later(async () => {
  const { openBackgroundSender } = await import('./platform/background-sender.ts');
  return openBackgroundSender(
    () => new Worker(new URL('./platform/sending-worker.ts', import.meta.url), { type: 'module' }),
  );
});

trustNothingElse();
document.addEventListener('copy', sayRestrictionsWhenCopied);
document.addEventListener('dragstart', sayRestrictionsWhenDragged);
refuseDrops();
startAppearance();
void start();

// Not awaited here: what a window loads beside this file needs this file to have run.
async function start(): Promise<void> {
  connectHost(isDesktopWindow() ? await openWindowsHost() : openBrowserHost(() => sender.now()?.() ?? null));
  watchForNewStore();
  beginLoading(window.location.hash);
  loadRestSoon(window.location.hash);
  startChangeFeed();
  const { shell } = platform();
  if (shell) void import('./app/follow-shell.ts').then(({ followShell }) => followShell(shell));
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the program');
  createRoot(root).render(<App />);
}

function isDesktopWindow(): boolean {
  return navigator.userAgent.includes(' Electron/');
}

// A browser never needs it.
async function openWindowsHost(): Promise<Host> {
  return (await import('./platform/desktop.ts')).openDesktopHost();
}
