import { useSyncExternalStore } from 'react';
import type { ChosenMeetingFile } from '../platform/platform.ts';

// Meeting files that the person opened outside the window, by a double-click: each waits for the import screen.

type HandedFile = { readonly id: string; readonly file: ChosenMeetingFile };

let waiting: readonly HandedFile[] = [];
const listeners = new Set<() => void>();

export function handFile(id: string, file: ChosenMeetingFile): void {
  set([...waiting, { id, file }]);
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
