import type { DataKey } from './database.ts';
import { handlesOn } from './handles.ts';
import { openExamined } from './open-examined.ts';
import type { Store } from './open-store.ts';
import type { StoreSlot } from './store-slot.ts';
import { findNewestSequence, nameLastCommand } from './repositories/command-log.ts';

/** What was done last in a store, so that it can be compared with a backup; null where nothing was. */
export function lastCommandOf(store: Store): string | null {
  return store.read(nameLastCommand);
}

/** The sequence of what was done last, for an event that is no command's; 0 where no store is open. */
export function newestSequenceOf(store: StoreSlot): number {
  return store.state === 'open' ? store.read(findNewestSequence) : 0;
}

/** What was done last in a backup; null where nothing was, or where the file cannot be read, or is not ours. */
export function lastCommandOfBackup(path: string, key: DataKey | null): string | null {
  try {
    const database = openExamined(path, key, { readonly: true });
    try {
      return nameLastCommand(handlesOn(database).read);
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
