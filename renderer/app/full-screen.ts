import { useSyncExternalStore } from 'react';

// Whether a screen has the whole window: the frame then leaves its side bar away, and a meeting its tabs.

let isFull = false;
const listeners = new Set<() => void>();

export function setFullScreen(isWanted: boolean): void {
  isFull = isWanted;
  for (const listener of listeners) listener();
}

export function useFullScreen(): boolean {
  return useSyncExternalStore(subscribe, () => isFull);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
