// When a section's text is sent to be saved, and what is known of it meanwhile. No text is let go of before its
// commit was answered, and none is ever sent over text that this window has not seen.

import type { Body } from '../../shared/document/body.ts';

/** At the latest this long after the last key … */
export const pauseBeforeSaving = 250;
/** … and this long after the first key of a burst. */
export const longestUnsaved = 500;

const firstRetryDelay = 500;
const longestRetryDelay = 8_000;

export type SaveAnswer = { readonly revision: number; readonly savedAt: string };
export type StoredSection = { readonly revision: number; readonly body: Body };

/** How a failed save is to be taken: `conflict` and `refused` are answers, `unreachable` is none. */
export type SaveFailure = 'conflict' | 'refused' | 'unreachable';

export type SaverState =
  | { readonly kind: 'saved'; readonly savedAt: string | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'retrying'; readonly error: unknown }
  /** The text as it stands will not be taken; it is sent again when it changes. */
  | { readonly kind: 'refused'; readonly error: unknown }
  /** Someone else's text is stored. Nothing is sent until a person has chosen. */
  | { readonly kind: 'conflict'; readonly stored: StoredSection };

export type SectionSaverOptions = {
  readonly stored: StoredSection;
  /** The text as it stands on screen. Called only when it is about to be sent. */
  readonly take: () => Body;
  readonly send: (revision: number, body: Body) => Promise<SaveAnswer>;
  /** The section as it is stored now; null where it is gone or cannot be read. */
  readonly readStored: () => Promise<StoredSection | null>;
  readonly classify: (error: unknown) => SaveFailure;
  readonly isSame: (one: Body, other: Body) => boolean;
  readonly onState: (state: SaverState) => void;
};

export type SectionSaver = {
  readonly state: SaverState;
  readonly revision: number;
  /** Whether the screen holds words that no commit was answered for. */
  readonly isUnsaved: boolean;
  /** The text has changed. Cheap: called on every key. */
  changed(): void;
  /** Sends what is not saved at once. True when all of it is saved, false when it could not be. */
  flush(): Promise<boolean>;
  /** What is stored now is this; the screen shows it too. Refused (false) while the screen holds unsaved words. */
  adopt(stored: StoredSection): boolean;
  /** Ends a conflict: the text on screen is saved over the stored one, which the person has seen. */
  keepMine(): Promise<boolean>;
  /** Ends a conflict: the stored text is the one that counts; the caller puts it on screen. */
  takeStored(): StoredSection | null;
  dispose(): void;
};

export function createSectionSaver(options: SectionSaverOptions): SectionSaver {
  let state: SaverState = { kind: 'saved', savedAt: null };
  let { revision, body: base } = options.stored;
  let isDirty = false;
  let dirtySince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let inFlight: Promise<void> | null = null;
  let failures = 0;
  let isDisposed = false;
  // Sent, but no answer came: the commit may or may not have happened.
  let unanswered: Body | null = null;

  function become(next: SaverState): void {
    state = next;
    if (!isDisposed) options.onState(next);
  }

  function schedule(delay: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void start();
    }, delay);
  }

  function changed(): void {
    isDirty = true;
    if (state.kind === 'conflict' || state.kind === 'retrying' || isDisposed) return;
    const now = Date.now();
    dirtySince ??= now;
    if (state.kind !== 'saving' && state.kind !== 'unsaved') become({ kind: 'unsaved' });
    if (inFlight) return;
    schedule(Math.max(0, Math.min(pauseBeforeSaving, dirtySince + longestUnsaved - now)));
  }

  function start(): Promise<void> {
    if (inFlight) return inFlight;
    if (!isDirty || state.kind === 'conflict') return Promise.resolve();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const sending = save().finally(() => {
      inFlight = null;
      // Keys that came while the request was under way start their own pause.
      if (isDirty && !isDisposed && (state.kind === 'saving' || state.kind === 'unsaved')) {
        become({ kind: 'unsaved' });
        schedule(pauseBeforeSaving);
      }
    });
    inFlight = sending;
    return sending;
  }

  async function save(): Promise<void> {
    const body = options.take();
    isDirty = false;
    dirtySince = null;
    if (state.kind !== 'retrying') become({ kind: 'saving' });
    try {
      const answer = await options.send(revision, body);
      revision = answer.revision;
      base = body;
      failures = 0;
      unanswered = null;
      if (isDirty) dirtySince = Date.now();
      become(isDirty ? { kind: 'saving' } : { kind: 'saved', savedAt: answer.savedAt });
    } catch (error) {
      isDirty = true;
      await take(error, body);
    }
  }

  async function take(error: unknown, body: Body): Promise<void> {
    const failure = options.classify(error);
    if (failure === 'unreachable') {
      unanswered = body;
      retryLater(error);
    } else if (failure === 'refused') {
      become({ kind: 'refused', error });
    } else {
      await settleConflict(error);
    }
  }

  async function settleConflict(error: unknown): Promise<void> {
    let stored: StoredSection | null;
    try {
      stored = await options.readStored();
    } catch (readError) {
      retryLater(readError);
      return;
    }
    if (stored === null) {
      become({ kind: 'refused', error });
      return;
    }
    const isOurs =
      options.isSame(stored.body, base) || (unanswered !== null && options.isSame(stored.body, unanswered));
    if (!isOurs) {
      become({ kind: 'conflict', stored });
      return;
    }
    // Only the revision had moved on: an answer was lost on its way, or something beside the text was changed.
    revision = stored.revision;
    base = stored.body;
    unanswered = null;
    if (options.isSame(options.take(), stored.body)) {
      isDirty = false;
      failures = 0;
      become({ kind: 'saved', savedAt: new Date().toISOString() });
    } else {
      become({ kind: 'saving' });
    }
  }

  function retryLater(error: unknown): void {
    failures += 1;
    become({ kind: 'retrying', error });
    if (!isDisposed) schedule(Math.min(longestRetryDelay, firstRetryDelay * 2 ** (failures - 1)));
  }

  function isSettledWithoutUs(): boolean {
    return state.kind === 'conflict';
  }

  async function flush(): Promise<boolean> {
    for (let round = 0; round < 10; round += 1) {
      if (inFlight) await inFlight;
      if (!isDirty) return true;
      if (isSettledWithoutUs()) return false;
      const before = failures;
      await start();
      if (state.kind === 'refused' || isSettledWithoutUs() || failures > before) return false;
    }
    return !isDirty;
  }

  return {
    get state() {
      return state;
    },
    get revision() {
      return revision;
    },
    get isUnsaved() {
      return isDirty || inFlight !== null;
    },
    changed,
    flush,
    adopt(stored) {
      if (isDirty || inFlight !== null || stored.revision < revision) return false;
      ({ revision, body: base } = stored);
      return true;
    },
    async keepMine() {
      if (state.kind !== 'conflict') return false;
      ({ revision, body: base } = state.stored);
      unanswered = null;
      isDirty = true;
      become({ kind: 'unsaved' });
      return flush();
    },
    takeStored() {
      if (state.kind !== 'conflict') return null;
      const { stored } = state;
      ({ revision, body: base } = stored);
      isDirty = false;
      dirtySince = null;
      unanswered = null;
      become({ kind: 'saved', savedAt: null });
      return stored;
    },
    dispose() {
      isDisposed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
