// When a section's text is sent to be saved, and what is known of it meanwhile. No text is let go of before its
// commit was answered, and none is ever sent over text that this window has not seen.

import type { Body } from '../../shared/document/body.ts';

// A key shall be committed 250 ms after it where a pause follows, 500 ms after it in a burst. The rest of that time is
// for the way to the store and back on a busy machine.

/** The text is sent this long after the last key … */
export const pauseBeforeSaving = 150;
/** … and at the latest this long after the first key that was not sent yet. */
export const longestUnsent = 300;
/** A save that was not answered for so long is said to be late: within a second of the key. */
export const longestAnswer = 700;

const firstRetryDelay = 500;
const longestRetryDelay = 4_000;

export type SaveAnswer = {
  readonly revision: number;
  readonly savedAt: string;
  readonly words: number;
  /** The kept version that the saved text fell far short of; null as a rule. */
  readonly shrunkFrom: { readonly sequence: number; readonly words: number } | null;
};
export type StoredSection = { readonly revision: number; readonly body: Body };

/**
 * How a failed save is to be taken: `conflict`, `refused` and `locked` (no text at all is taken: the paper was cleared,
 * or the notes agreed) are answers, `unreachable` is none.
 */
export type SaveFailure = 'conflict' | 'refused' | 'locked' | 'unreachable';

export type SaverState =
  | { readonly kind: 'saved'; readonly savedAt: string | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** Sent, and no answer for longer than it ever takes. The request goes on; nothing is sent beside it. */
  | { readonly kind: 'late' }
  | { readonly kind: 'retrying'; readonly error: unknown }
  /** The text as it stands will not be taken; it is sent again when it changes. `isLocked`: no text will, for now. */
  | { readonly kind: 'refused'; readonly error: unknown; readonly isLocked: boolean }
  /** Someone else's text is stored. Nothing is sent until a person has chosen. */
  | { readonly kind: 'conflict'; readonly stored: StoredSection };

export type SectionSaverOptions = {
  readonly stored: StoredSection;
  /** The text as it stands on screen. Called only when it is about to be sent. */
  readonly take: () => Body;
  /**
   * `deletedWords`: how many words the person is known to have deleted since the last save; `isOwnVersion`: the text is
   * no typing on, so that the one before stays among the versions.
   */
  readonly send: (
    revision: number,
    body: Body,
    deletedWords: number,
    isOwnVersion: boolean,
  ) => Promise<SaveAnswer>;
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
  /** The text that the one on screen was made from, as the store had it. */
  readonly base: Body;
  /** Texts that were sent and not answered, oldest first: the store may hold one of them. */
  readonly sent: readonly Body[];
  /** The text has changed. Cheap: called on every key. */
  changed(deletedWords?: number, isOwnVersion?: boolean): void;
  /**
   * The screen holds words of an earlier page, never saved: as an edit of what is stored, or beside it. `sent`: what that
   * page sent and heard no answer for, which may be committed only now.
   */
  resume(as: 'edit' | 'conflict', sent: readonly Body[]): void;
  /** Sends what is not saved at once. True when all of it is saved, false when it could not be, or is locked out. */
  flush(): Promise<boolean>;
  /** Sends what was locked out: the document may take texts again. */
  unlock(): Promise<boolean>;
  /** What is stored now is this; the screen shows it too. Refused (false) while the screen holds unsaved words. */
  adopt(stored: StoredSection): boolean;
  /** Ends a conflict: the text on screen is saved over the stored one, which the person has seen. */
  keepMine(deletedWords?: number): Promise<boolean>;
  /** Ends a conflict or a lock: the stored text is the one that counts; the caller puts it on screen. */
  takeStored(): StoredSection | null;
  dispose(): void;
};

export function createSectionSaver(options: SectionSaverOptions): SectionSaver {
  let state: SaverState = { kind: 'saved', savedAt: null };
  let { revision, body: base } = options.stored;
  let isDirty = false;
  // By the page's own clock, which the system's does not move.
  let dirtySince: number | null = null;
  let lastKey = 0;
  let deleted = 0;
  let isOwnVersion = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let inFlight: Promise<void> | null = null;
  let failures = 0;
  let isDisposed = false;
  // Sent, but no answer came: the commit may or may not have happened. At most one of them, and as a rule the first.
  let unanswered: readonly Body[] = [];

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

  function changed(deletedWords = 0, isOwn = false): void {
    isDirty = true;
    deleted += deletedWords;
    isOwnVersion ||= isOwn;
    lastKey = performance.now();
    dirtySince ??= lastKey;
    if (isDisposed) return;
    switch (state.kind) {
      case 'conflict':
      case 'retrying':
      case 'late':
        return;
      case 'saved':
      case 'refused':
        become({ kind: 'unsaved' });
        break;
      case 'unsaved':
      case 'saving':
        break;
    }
    if (!inFlight) scheduleInTime();
  }

  function scheduleInTime(): void {
    const due = Math.min(lastKey + pauseBeforeSaving, (dirtySince ?? lastKey) + longestUnsent);
    schedule(Math.max(0, due - performance.now()));
  }

  function start(): Promise<void> {
    if (inFlight) return inFlight;
    if (!isDirty || state.kind === 'conflict') return Promise.resolve();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const sending = save().finally(() => {
      inFlight = null;
      // Keys that came while the request was under way have waited since then.
      if (isDirty && !isDisposed && (state.kind === 'saving' || state.kind === 'unsaved')) {
        become({ kind: 'unsaved' });
        scheduleInTime();
      }
    });
    inFlight = sending;
    return sending;
  }

  async function save(): Promise<void> {
    const body = options.take();
    const deletedWords = deleted;
    const isOwn = isOwnVersion;
    const before = unanswered;
    if (!before.includes(body)) unanswered = [...before.slice(0, 1), ...before.slice(1).slice(-6), body];
    deleted = 0;
    isOwnVersion = false;
    isDirty = false;
    dirtySince = null;
    if (state.kind !== 'retrying') become({ kind: 'saving' });
    const patience = setTimeout(() => {
      if (state.kind === 'saving') become({ kind: 'late' });
    }, longestAnswer);
    try {
      const answer = await options.send(revision, body, deletedWords, isOwn);
      revision = answer.revision;
      base = body;
      failures = 0;
      unanswered = [];
      become(isDirty ? { kind: 'saving' } : { kind: 'saved', savedAt: answer.savedAt });
    } catch (error) {
      const hasChanged = isDirty;
      isDirty = true;
      deleted += deletedWords;
      isOwnVersion ||= isOwn;
      await take(error, before);
      // What was refused is no longer what is on screen.
      if (hasChanged && state.kind === 'refused' && !isDisposed) scheduleInTime();
    } finally {
      clearTimeout(patience);
    }
  }

  /** `before`: what had been sent without an answer before the text that now was answered with an error. */
  async function take(error: unknown, before: readonly Body[]): Promise<void> {
    const failure = options.classify(error);
    if (failure === 'unreachable') {
      retryLater(error);
      return;
    }
    unanswered = before;
    if (failure === 'refused' || failure === 'locked') {
      become({ kind: 'refused', error, isLocked: failure === 'locked' });
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
      become({ kind: 'refused', error, isLocked: false });
      return;
    }
    const isOurs =
      options.isSame(stored.body, base) || unanswered.some((body) => options.isSame(stored.body, body));
    if (!isOurs) {
      become({ kind: 'conflict', stored });
      return;
    }
    // Only the revision had moved on: an answer was lost on its way, or something beside the text was changed.
    revision = stored.revision;
    base = stored.body;
    unanswered = [];
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

  /** What is stored in the place of a text that is not: a lock has left the text that the one on screen was made from. */
  function textInstead(of: SaverState): StoredSection | null {
    if (of.kind === 'conflict') return of.stored;
    return of.kind === 'refused' && of.isLocked ? { revision, body: base } : null;
  }

  function isLockedOut(): boolean {
    return state.kind === 'refused' && state.isLocked;
  }

  function isSettledWithoutUs(): boolean {
    return state.kind === 'conflict';
  }

  async function flush(): Promise<boolean> {
    for (let round = 0; round < 10; round += 1) {
      if (inFlight) await inFlight;
      if (!isDirty) return true;
      if (isSettledWithoutUs() || isLockedOut()) return false;
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
    get base() {
      return base;
    },
    get sent() {
      return unanswered;
    },
    changed,
    resume(as, sent) {
      unanswered = sent;
      if (as === 'edit') {
        changed();
      } else {
        isDirty = true;
        become({ kind: 'conflict', stored: { revision, body: base } });
      }
    },
    flush,
    unlock() {
      if (isLockedOut()) become({ kind: 'unsaved' });
      return flush();
    },
    adopt(stored) {
      if (isDirty || inFlight !== null || stored.revision < revision) return false;
      ({ revision, body: base } = stored);
      return true;
    },
    async keepMine(deletedWords = 0) {
      if (state.kind !== 'conflict') return false;
      ({ revision, body: base } = state.stored);
      unanswered = [];
      deleted += deletedWords;
      isDirty = true;
      become({ kind: 'unsaved' });
      return flush();
    },
    takeStored() {
      const stored = textInstead(state);
      if (stored === null) return null;
      ({ revision, body: base } = stored);
      isDirty = false;
      dirtySince = null;
      deleted = 0;
      unanswered = [];
      become({ kind: 'saved', savedAt: null });
      return stored;
    },
    dispose() {
      isDisposed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
