import { loadRest } from '../ui/later.tsx';

const retryAfter = 2_000;
/** Where no caret comes, because the notes cannot be shown. */
const longestWait = 1_500;

/**
 * Has the rest of the program fetched: once a caret is live where the page opens on notes, else at once. It is then all
 * here, whatever becomes of the program that serves it.
 */
export function loadRestSoon(hash: string): void {
  const isNotes = /^#\/meetings\/[^/]+\/notes$/.test(hash);
  if (isNotes) whenCaretIsLive(() => void loadUntilHere());
  else void loadUntilHere();
}

function whenCaretIsLive(then: () => void): void {
  const go = (): void => {
    clearTimeout(patience);
    document.removeEventListener('focusin', look);
    window.removeEventListener('hashchange', go);
    requestIdleCallback(then, { timeout: 500 });
  };
  const look = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.matches('.ProseMirror')) go();
  };
  const patience = setTimeout(go, longestWait);
  document.addEventListener('focusin', look);
  // Another screen is wanted.
  window.addEventListener('hashchange', go);
}

async function loadUntilHere(): Promise<void> {
  try {
    await loadRest();
  } catch {
    setTimeout(() => void loadUntilHere(), retryAfter);
  }
}
