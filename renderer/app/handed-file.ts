import { useSyncExternalStore } from 'react';
import type { ChosenMeetingFile } from '../platform/platform.ts';

// Meeting files that the person opened outside the window, by a double-click: each waits for the import screen.

type HandedFile = { readonly id: number; readonly file: ChosenMeetingFile };

let waiting: readonly HandedFile[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function handFile(file: ChosenMeetingFile): void {
  lastId += 1;
  set([...waiting, { id: lastId, file }]);
}

/** The first that waits; null: none does. */
export function useHandedFile(): HandedFile | null {
  return useSyncExternalStore(subscribe, () => waiting[0] ?? null);
}

/** The first one is done with: imported or not. */
export function forgetHandedFile(): void {
  set(waiting.slice(1));
}

function set(next: readonly HandedFile[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
