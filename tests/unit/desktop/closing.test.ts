import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitForPageBeforeClosing } from '../../../electron/desktop/closing.ts';

vi.mock('electron', () => ({ dialog: { showMessageBoxSync: vi.fn() } }));
// The timers that a test moves on by hand are the global ones.
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<object>()),
  setTimeout: (ms: number) => new Promise((resolve) => globalThis.setTimeout(resolve, ms)),
}));

/** A window that is gone when nobody objects to its closing. */
function aWindow() {
  const gone = vi.fn();
  const window = Object.assign(new EventEmitter(), {
    webContents: new EventEmitter(),
    isDestroyed: () => false,
    close: () => {
      const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
      window.emit('close', event);
      if (!event.isPrevented) gone();
    },
  });
  return { window, gone, asWindow: window as unknown as Electron.BrowserWindow };
}

describe('closing the window', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('asks a page that can listen only later, and closes once that page is ready', async () => {
    const { window, gone, asWindow } = aWindow();
    const canListen = Promise.withResolvers<void>();
    const talk = waitForPageBeforeClosing(asWindow, canListen.promise);
    window.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone).not.toHaveBeenCalled();

    const asked = talk.closings(undefined).next();
    canListen.resolve();
    expect(await asked).toEqual({ done: false, value: {} });
    // A person who is in a hurry.
    window.close();
    expect(gone).not.toHaveBeenCalled();
    talk.pageIsReady();
    await nextTurn();
    expect(gone).toHaveBeenCalledOnce();
  });

  it('closes without a page that never listens, once one could have', async () => {
    const { window, gone, asWindow } = aWindow();
    waitForPageBeforeClosing(asWindow, Promise.resolve());
    window.close();
    await nextTurn();
    expect(gone).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(gone).toHaveBeenCalledOnce();
  });

  it('stays where no page will ever listen: the program says why and ends', async () => {
    const { window, gone, asWindow } = aWindow();
    waitForPageBeforeClosing(asWindow, Promise.reject(new Error('the program is not complete')));
    window.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone).not.toHaveBeenCalled();
  });
});
