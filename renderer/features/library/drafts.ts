import { useSyncExternalStore } from 'react';
import { reportSaveState } from '../../app/save-state.ts';

// What was typed into the library's forms and is not saved yet. It outlives the form, so that looking at another row
// or another screen loses nothing.

const drafts = new Map<string, unknown>();
const listeners = new Set<() => void>();
let version = 0;

export type DraftOf<Fields> = {
  readonly fields: Fields;
  readonly isChanged: boolean;
  readonly change: (change: Partial<Fields>) => void;
  readonly forget: () => void;
};

/** The draft of one form (`people 0198…`, `people new`); until something is typed, what is stored. */
export function useDraft<Fields extends object>(key: string, stored: Fields): DraftOf<Fields> {
  useSyncExternalStore(subscribe, () => version);
  // Only this function writes under the key, and always the same fields.
  const kept = drafts.get(key) as Fields | undefined;
  const fields = kept ?? stored;
  return {
    fields,
    isChanged: kept !== undefined,
    change: (change) => {
      drafts.set(key, { ...fields, ...change });
      tell();
    },
    forget: () => {
      drafts.delete(key);
      tell();
    },
  };
}

/** Whether a form holds something that is not saved. */
export function useHasDraft(): (key: string) => boolean {
  useSyncExternalStore(subscribe, () => version);
  return (key) => drafts.has(key);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  version += 1;
  reportSaveState(
    'library',
    drafts.size === 0
      ? null
      : {
          kind: 'not-saved',
          why: 'The library has changes that are not saved.',
          whatNow: 'Go to the library and save them, or take them back.',
          isRetrying: false,
        },
  );
  for (const listener of listeners) listener();
}
