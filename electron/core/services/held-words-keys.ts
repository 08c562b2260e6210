import { heldWordsKeyOf } from '../store/key-file.ts';
import type { StoreSlot } from '../store/store-slot.ts';
import type { Program } from './program.ts';

// Words that a page holds beside itself outlive the program that served it, and the key of the data too. They are hidden
// under a key that follows from the data's own; those of data that were open before are kept in memory for their sake.

const known = new WeakMap<StoreSlot, readonly string[]>();

/** The keys for words beside a page, in base64, of the data as they are and of those before; none of locked ones. */
export function heldWordsKeys({ store }: Pick<Program, 'store'>): {
  readonly heldWordsKey: string | null;
  readonly formerHeldWordsKeys: string[];
} {
  if (store.state === 'locked') return { heldWordsKey: null, formerHeldWordsKeys: [] };
  const { key } = store;
  const heldWordsKey = key === null ? null : heldWordsKeyOf(key).toString('base64');
  const former = (known.get(store) ?? []).filter((each) => each !== heldWordsKey);
  if (heldWordsKey !== null) known.set(store, [heldWordsKey, ...former]);
  return { heldWordsKey, formerHeldWordsKeys: former };
}
