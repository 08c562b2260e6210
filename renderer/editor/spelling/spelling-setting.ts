import { useSyncExternalStore } from 'react';

// Whether wrong words are marked, on this machine.

const key = 'secretariat.spelling';
const listeners = new Set<() => void>();
let isOn = read();

export function setSpellingOn(isWanted: boolean): void {
  isOn = isWanted;
  try {
    localStorage.setItem(key, isWanted ? 'on' : 'off');
  } catch {
    // What cannot be kept still holds for this window.
  }
  for (const listener of [...listeners]) listener();
}

export function useSpellingOn(): boolean {
  return useSyncExternalStore(subscribe, () => isOn);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}
