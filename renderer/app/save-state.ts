import { useSyncExternalStore } from 'react';

/** What is known of the work on screen. `saved` is said only after the answer to a commit. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'saving' }
  | {
      readonly kind: 'not-saved';
      readonly why: string;
      readonly whatNow: string;
      readonly isRetrying: boolean;
      /** The data are damaged: the recovery screen is the way on. */
      readonly isDamage?: boolean;
    }
  | { readonly kind: 'read-only'; readonly why: string };

const sources = new Map<string, SaveState>();
const listeners = new Set<() => void>();
let lastSaved: Date | null = null;
let overall: SaveState = { kind: 'idle' };
let spoken = '';
let wasTrouble = false;

/**
 * Says how one part of the screen (a document, a form) stands; null when that part leaves the screen. The indicator
 * shows the worst of all parts, and the window asks before it closes while one of them is not saved.
 */
export function reportSaveState(source: string, state: SaveState | null): void {
  if (state === null) sources.delete(source);
  else sources.set(source, state);
  if (state?.kind === 'saved' && (lastSaved === null || state.at > lastSaved)) lastSaved = state.at;
  const next = overallOf([...sources.values()], lastSaved);
  if (isSame(next, overall)) return;
  overall = next;
  spoken = spokenAfter(next);
  for (const listener of listeners) listener();
}

/** The state that the frame shows: the worst of all parts, else the last time anything was saved. */
function overallOf(states: readonly SaveState[], saved: Date | null): SaveState {
  return (
    // What may yet be saved is to be seen to before what only waits to be taken elsewhere.
    states.find((state) => state.kind === 'not-saved' && state.isRetrying) ??
    states.find((state) => state.kind === 'not-saved') ??
    states.find((state) => state.kind === 'saving') ??
    states.find((state) => state.kind === 'read-only') ??
    (saved === null ? { kind: 'idle' } : { kind: 'saved', at: saved })
  );
}

function currentSaveState(): SaveState {
  return overall;
}

/** Whether nothing is unsaved but in parts whose names begin so. */
export function isOnlyUnsavedIn(beginnings: readonly string[]): boolean {
  return [...sources].every(
    ([source, { kind }]) =>
      beginnings.some((beginning) => source.startsWith(beginning)) ||
      (kind !== 'saving' && kind !== 'not-saved'),
  );
}

function hasUnsavedWork(): boolean {
  return overall.kind === 'saving' || overall.kind === 'not-saved';
}

/** Waits a moment for what is on its way. False where something is still not saved then. */
export function isSoonSaved(longest = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(patience);
      stop();
      resolve(!hasUnsavedWork());
    };
    const stop = subscribeToSaveState(() => {
      if (overall.kind !== 'saving') settle();
    });
    const patience = setTimeout(settle, overall.kind === 'saving' ? longest : 0);
  });
}

function subscribeToSaveState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSaveState(): SaveState {
  return useSyncExternalStore(subscribeToSaveState, currentSaveState);
}

/** A text is on its way, or all is saved: what changes with every save. */
export type UsualSaveState = Extract<SaveState, { readonly kind: 'saving' | 'saved' }>;

/** The state where it is not the usual; `usual` stays the same with every save. */
export function useUnusualSaveState(): Exclude<SaveState, UsualSaveState> | 'usual' {
  return useSyncExternalStore(subscribeToSaveState, () =>
    overall.kind === 'saving' || overall.kind === 'saved' ? 'usual' : overall,
  );
}

/** Calls with the usual state at once and whenever it is another one. Returns how to stop. */
export function followUsualSaveState(follow: (state: UsualSaveState) => void): () => void {
  const look = (): void => {
    if (overall.kind === 'saving' || overall.kind === 'saved') follow(overall);
  };
  look();
  return subscribeToSaveState(look);
}

/** What a screen reader is told: trouble and its end, not every save. */
export function useSpokenSaveState(): string {
  return useSyncExternalStore(subscribeToSaveState, () => spoken);
}

/** What the indicator shows while words are not saved. */
export function notSavedWords({ isRetrying }: Extract<SaveState, { kind: 'not-saved' }>): string {
  return isRetrying ? 'Not saved – retrying' : 'Not saved';
}

let isLeaving = false;

/** The page is about to load anew by itself, with what is not saved held beside it. */
export function leaveWithoutAsking(): void {
  isLeaving = true;
}

/** Asks before the window closes, and only while something is not saved. Returns how to stop. */
export function guardWindowClose(target: Window): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (!isLeaving && hasUnsavedWork()) event.preventDefault();
  };
  target.addEventListener('beforeunload', ask);
  return () => target.removeEventListener('beforeunload', ask);
}

function spokenAfter(state: SaveState): string {
  switch (state.kind) {
    case 'not-saved':
      wasTrouble = true;
      return `${notSavedWords(state)}. ${state.why} ${state.whatNow}`;
    case 'read-only':
      return `Read-only. ${state.why}`;
    case 'saved': {
      const isOver = wasTrouble;
      wasTrouble = false;
      return isOver ? 'Everything is saved again.' : '';
    }
    case 'idle':
    case 'saving':
      return spoken;
  }
}

function isSame(one: SaveState, other: SaveState): boolean {
  if (one === other) return true;
  if (one.kind === 'saved' && other.kind === 'saved') return one.at.getTime() === other.at.getTime();
  if (one.kind === 'not-saved' && other.kind === 'not-saved') {
    return (
      one.why === other.why &&
      one.whatNow === other.whatNow &&
      one.isRetrying === other.isRetrying &&
      one.isDamage === other.isDamage
    );
  }
  if (one.kind === 'read-only' && other.kind === 'read-only') return one.why === other.why;
  return one.kind === other.kind;
}
