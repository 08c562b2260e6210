import type { HoldingPlace } from '../../renderer/editor/held-words.ts';

/** What a browser's tab keeps beside its page. */
export function aTab(): HoldingPlace {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}
