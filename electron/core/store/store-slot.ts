import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { lineageOf } from './lineage.ts';
import { openStore, StoreRefused, type Store, type StoreOptions } from './open-store.ts';
import { isDamageOfTheFile } from './storage-problem.ts';
import { StoreClosed } from './store-closed.ts';

/**
 * `damaged`: the database cannot be opened, or it turned out to be damaged while it was open; then what can be read is
 * still read, and nothing more is written. `away`: its files are just being exchanged.
 */
export type SlotState = 'open' | 'damaged' | 'away';

/** The place of the store in a running program. What is in it can be exchanged; whoever holds the slot goes on. */
export type StoreSlot = Store & {
  readonly state: SlotState;
  /** Names the data that are open, until others take their place; also over starts of the program. */
  readonly lineage: string;
  /**
   * Lets go of the store, does the work on its files, and opens what lies there then, also when the work throws.
   * Meanwhile every read and write throws `StoreClosed`; a copy that is being made is finished first. Where no file is
   * left none is made: the slot is `damaged`, so that nobody takes an empty store for theirs.
   */
  exchange(work: () => Promise<void>): Promise<void>;
};

/** Opens a store in a slot. A damaged one leaves the slot `damaged`; every other refusal is thrown. */
export async function openStoreSlot(options: StoreOptions): Promise<StoreSlot> {
  let held = await openOrSayDamaged(options);
  const copies = new Set<Promise<void>>();
  let isFoundDamaged = false;
  let lineage = lineageOf(dirname(options.path));
  const store = (): Store => {
    if (typeof held === 'string') throw new StoreClosed(held);
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
      if (typeof held === 'string') return held;
      return isFoundDamaged ? 'damaged' : 'open';
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
      if (last !== 'damaged') last.close();
      isFoundDamaged = false;
      try {
        await work();
      } finally {
        lineage = lineageOf(dirname(options.path));
        held = await openAgain(options).catch((error: unknown) => {
          held = 'damaged';
          throw error;
        });
      }
    },
  };
}

async function openAgain(options: StoreOptions): Promise<Store | Exclude<SlotState, 'open'>> {
  return existsSync(options.path) ? openOrSayDamaged(options) : 'damaged';
}

async function openOrSayDamaged(options: StoreOptions): Promise<Store | Exclude<SlotState, 'open'>> {
  try {
    return await openStore(options);
  } catch (error) {
    if (error instanceof StoreRefused && error.code === 'damaged') return 'damaged';
    throw error;
  }
}
