import { loadRest } from '../ui/later.tsx';

const retryAfter = 2_000;
/** Where the notes cannot be shown. */
const longestWait = 1_500;

let go = (): void => undefined;

/**
 * Has the rest of the program fetched: where the page opens on notes, once they are shown and the caret is live in them;
 * else at once. It is then all here, whatever becomes of the program that serves it.
 */
export function loadRestSoon(hash: string): void {
  let isGone = false;
  go = () => {
    if (isGone) return;
    isGone = true;
    clearTimeout(patience);
    void loadUntilHere();
  };
  const patience = setTimeout(go, longestWait);
  // Another screen is wanted.
  window.addEventListener('hashchange', go, { once: true });
  if (!/^#\/meetings\/[^/]+\/notes$/.test(hash)) go();
}

/** No notes are shown: what is shown instead is in the rest. */
export function loadRestNow(): void {
  go();
}

/** The screen that the page opened on is shown. */
export function firstScreenIsShown(): void {
  requestIdleCallback(() => go(), { timeout: 200 });
}

async function loadUntilHere(): Promise<void> {
  try {
    await loadRest();
  } catch {
    setTimeout(() => void loadUntilHere(), retryAfter);
  }
}
