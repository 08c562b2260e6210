import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { HostNotes } from '../core/before-opening.ts';
import type { PageOrders } from './page-orders.ts';

/**
 * Has the page save at once when the computer goes to sleep, is locked or shut down, or the person logs off. Nothing
 * relies on it: a page saves within 250 ms of the last key, and Windows may end the program without another word.
 */
export function saveWhenSystemEnds(window: BrowserWindow, orders: PageOrders, log: HostNotes): void {
  const saveNow = (event: string) => (): void => {
    log.note(event);
    orders.giveNow({ kind: 'save-now' });
  };
  const onSuspend = saveNow('suspend');
  const onLock = saveNow('lock-screen');
  // Linux and macOS wait for a program that asks for it and then ends by itself.
  const onShutdown = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    saveNow('shutdown')();
    app.quit();
  };
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('lock-screen', onLock);
  powerMonitor.on('shutdown', onShutdown as () => void);
  // Windows. It is not asked to wait: that would show the person a program that hinders them.
  window.on('query-session-end', saveNow('query-session-end'));
  window.on('session-end', saveNow('session-end'));
  window.on('closed', () => {
    powerMonitor.off('suspend', onSuspend);
    powerMonitor.off('lock-screen', onLock);
    powerMonitor.off('shutdown', onShutdown as () => void);
  });
}
