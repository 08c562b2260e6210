import { openStore, StoreRefused, type Store, type StoreOptions } from './open-store.ts';
import { StoreClosed } from './store-closed.ts';

/** `damaged`: the database cannot be opened; `away`: its files are just being exchanged. */
export type SlotState = 'open' | 'damaged' | 'away';

/** The place of the store in a running program. What is in it can be exchanged; whoever holds the slot goes on. */
export type StoreSlot = Store & {
  readonly state: SlotState;
  /**
   * Lets go of the store, does the work on its files, and opens what lies there then, also when the work throws.
   * Meanwhile every read and write throws `StoreClosed`.
   */
  exchange(work: () => Promise<void>): Promise<void>;
};

/** Opens a store in a slot. A damaged one leaves the slot `damaged`; every other refusal is thrown. */
export async function openStoreSlot(options: StoreOptions): Promise<StoreSlot> {
  let held = await openOrSayDamaged(options);
  const store = (): Store => {
    if (typeof held === 'string') throw new StoreClosed(held);
    return held;
  };
  return {
    get state() {
      return typeof held === 'string' ? held : 'open';
    },
    read: (work) => store().read(work),
    write: (work) => store().write(work),
    backUp: (path) => store().backUp(path),
    close: () => {
      if (typeof held !== 'string') held.close();
      held = 'away';
    },
    async exchange(work) {
      if (held === 'away') throw new StoreClosed('away');
      if (held !== 'damaged') held.close();
      held = 'away';
      try {
        await work();
      } finally {
        held = await openOrSayDamaged(options).catch((error: unknown) => {
          held = 'damaged';
          throw error;
        });
      }
    },
  };
}

async function openOrSayDamaged(options: StoreOptions): Promise<Store | Exclude<SlotState, 'open'>> {
  try {
    return await openStore(options);
  } catch (error) {
    if (error instanceof StoreRefused && error.code === 'damaged') return 'damaged';
    throw error;
  }
}
