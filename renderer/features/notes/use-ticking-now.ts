import { useSyncExternalStore } from 'react';

// One tick a second for every clock that is shown, so that two of them never differ.

let now = Date.now();
let ticking: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** This page's time, to the second while somebody wants it. */
export function useTickingNow(isWanted: boolean): number {
  return useSyncExternalStore(isWanted ? subscribe : never, () => now);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (ticking === null) {
    now = Date.now();
    ticking = setInterval(() => {
      now = Date.now();
      for (const each of [...listeners]) each();
    }, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || ticking === null) return;
    clearInterval(ticking);
    ticking = null;
  };
}

function never(): () => void {
  return () => undefined;
}
