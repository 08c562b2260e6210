import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyRing } from './key-ring.ts';
import { lineageOf } from './lineage.ts';
import { openStore, StoreRefused, type Store, type StoreOptions } from './open-store.ts';
import { isDamageOfTheFile } from './storage-problem.ts';
import { StoreClosed } from './store-closed.ts';

/**
 * `damaged`: the database cannot be opened, or it turned out to be damaged while it was open; then what can be read is
 * still read, and nothing more is written. `locked`: it is encrypted, and its key is not known. `away`: its files are just being exchanged.
 */
export type SlotState = 'open' | 'damaged' | 'locked' | 'away';

/** The place of the store in a running program. What is in it can be exchanged; whoever holds the slot goes on. */
export type StoreSlot = Store & {
  readonly state: SlotState;
  /** Of data that could not be opened: whether the keys that are known open nothing of them. */
  readonly isOfOtherKey: boolean;
  /** Of data that could not be opened: whether that is because their schema is not ours. */
  readonly isForeign: boolean;
  /** Names the data that are open, until others take their place; also over starts of the program. */
  readonly lineage: string;
  /**
   * Lets go of the store, does the work on its files, and opens what lies there then, also when the work throws.
   * Meanwhile every read and write throws `StoreClosed`; a copy that is being made is finished first. Where no file is
   * left none is made: the slot is `damaged`, so that nobody takes an empty store for theirs.
   */
  exchange(work: () => Promise<void>): Promise<void>;
};

/** `keys` says with which key, each time that what lies there is opened. */
type SlotOptions = Omit<StoreOptions, 'key'> & { readonly keys: Pick<KeyRing, 'keyFor' | 'opensNothingOf'> };
type Held = Store | 'foreign' | Exclude<SlotState, 'open'>;

/** Opens a store in a slot. A damaged one leaves the slot `damaged`, one without its key `locked`; every other refusal is thrown. */
export async function openStoreSlot(options: SlotOptions): Promise<StoreSlot> {
  let held = await openOrSayWhy(options);
  const { keys } = options;
  const copies = new Set<Promise<void>>();
  let isFoundDamaged = false;
  // Asked while nobody has the file open: closing it would give up their locks.
  let isOfOtherKey = held === 'damaged' && keys.opensNothingOf(options.path);
  let lineage = lineageOf(dirname(options.path));
  const store = (): Store => {
    if (typeof held === 'string') throw new StoreClosed(stateOf(held));
    return held;
  };
  const noticing = <Answer>(work: () => Answer): Answer => {
    try {
      return work();
    } catch (error) {
      if (isDamageOfTheFile(error)) isFoundDamaged = true;
      throw error;
    }
  };
  return {
    get state() {
      if (typeof held === 'string') return stateOf(held);
      return isFoundDamaged ? 'damaged' : 'open';
    },
    get isForeign() {
      return held === 'foreign';
    },
    get isOfOtherKey() {
      return isOfOtherKey;
    },
    get lineage() {
      return lineage;
    },
    read: (work) => noticing(() => store().read(work)),
    write: (work) => {
      if (isFoundDamaged) throw new StoreClosed('damaged');
      return noticing(() => store().write(work));
    },
    backUp: (path) => {
      const copy = store().backUp(path);
      copies.add(copy);
      return copy.finally(() => copies.delete(copy));
    },
    get key() {
      if (typeof held !== 'string') return held.key;
      const key = keys.keyFor(options.path);
      return key === 'locked' ? null : key;
    },
    holdsWrongText: (text) => store().holdsWrongText(text),
    close: () => {
      if (typeof held !== 'string') held.close();
      held = 'away';
    },
    async exchange(work) {
      if (held === 'away') throw new StoreClosed('away');
      const last = held;
      held = 'away';
      await Promise.allSettled(copies);
      if (typeof last !== 'string') last.close();
      isFoundDamaged = false;
      try {
        await work();
      } finally {
        lineage = lineageOf(dirname(options.path));
        held = await openAgain(options).catch((error: unknown) => {
          held = 'damaged';
          throw error;
        });
        isOfOtherKey = held === 'damaged' && keys.opensNothingOf(options.path);
      }
    },
  };
}

// Nothing is read of either, and the same can be done about both.
function stateOf(held: Exclude<Held, Store>): Exclude<SlotState, 'open'> {
  return held === 'foreign' ? 'damaged' : held;
}

async function openAgain(options: SlotOptions): Promise<Held> {
  if (existsSync(options.path)) return openOrSayWhy(options);
  return options.keys.keyFor(options.path) === 'locked' ? 'locked' : 'damaged';
}

async function openOrSayWhy({ keys, ...options }: SlotOptions): Promise<Held> {
  const key = keys.keyFor(options.path);
  if (key === 'locked') return 'locked';
  try {
    return await openStore({ ...options, key });
  } catch (error) {
    const code = error instanceof StoreRefused ? error.code : null;
    if (code === 'damaged' || code === 'foreign') return code;
    throw error;
  }
}
