import { dialog, type BrowserWindow } from 'electron';
import { EventEmitter, on, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

// A page saves within 250 ms of the last key, and nothing relies on this: it only spares that last moment.

const longestWait = 2000;
/** A page that has just come may be about to listen; one that never does is not waited for longer. */
const longestUntilListening = 500;

/** The conversation with the page of one window about closing it. */
export interface ClosingTalk {
  /** Yields each time the person closes the window, until the page goes away. */
  readonly closings: (signal: AbortSignal | undefined) => AsyncGenerator<Record<string, never>, void>;
  readonly pageIsReady: () => void;
}

/**
 * Gives a page that listens up to two seconds to save before its window closes. If the page then still holds something
 * that is not saved (`beforeunload`), the person is asked. A window that is closed before `canListen`, when no page could
 * listen yet, closes after that; where it rejects the window stays, because the program ends with a sentence.
 */
export function waitForPageBeforeClosing(window: BrowserWindow, canListen: Promise<unknown>): ClosingTalk {
  const talk = new EventEmitter();
  let step: 'open' | 'asked' | 'ready' = 'open';

  window.on('close', (event) => {
    if (step === 'ready') return;
    event.preventDefault();
    if (step === 'asked') return;
    step = 'asked';
    void canListen.then(
      async () => {
        await askPage(talk).catch(() => undefined);
        step = 'ready';
        if (!window.isDestroyed()) window.close();
      },
      () => undefined,
    );
  });

  window.webContents.on('will-prevent-unload', (event) => {
    if (wantsToLeaveUnsaved(window)) event.preventDefault();
    else step = 'open';
  });

  return {
    closings: async function* (signal) {
      try {
        for await (const _ of on(talk, 'closing', { ...(signal ? { signal } : {}) })) yield {};
      } catch (error) {
        if (signal?.aborted !== true) throw error;
      }
    },
    pageIsReady: () => talk.emit('ready'),
  };
}

async function askPage(talk: EventEmitter): Promise<void> {
  const until = performance.now() + longestUntilListening;
  while (talk.listenerCount('closing') === 0) {
    if (performance.now() > until) return;
    await delay(10);
  }
  const settled = new AbortController();
  const { signal } = settled;
  const ready = once(talk, 'ready', { signal });
  talk.emit('closing');
  await Promise.race([ready, delay(longestWait, undefined, { signal })]);
  settled.abort();
}

function wantsToLeaveUnsaved(window: BrowserWindow): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'Your latest changes are not saved.',
    detail: 'If you close now, what you changed since the last save is lost. Everything before it is safe.',
    buttons: ['Keep open', 'Close without saving'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return chosen === 1;
}
