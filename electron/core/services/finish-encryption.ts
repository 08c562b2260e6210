import { existsSync } from 'node:fs';
import { hideKeptFiles, removeHiddenTwins, removePlainTwins, showKeptFiles } from '../files/kept-files.ts';
import { attachedFilesIn, keyFileIn } from '../store/data-files.ts';
import { fileKeysOf } from '../store/key-file.ts';
import type { Program } from './program.ts';

/**
 * Brings what lies beside the database in line with it, after the one or the other was put in its place: whether the
 * data are encrypted, and under which key, is for the database alone to say. Broken off, it is begun again at the next
 * start. Throws what writing throws; then the one copy or the other is still there.
 */
export async function finishEncryption({
  store,
  keys,
  dataFolder,
}: Pick<Program, 'store' | 'keys' | 'dataFolder'>): Promise<void> {
  if (store.state !== 'open') return;
  const folder = attachedFilesIn(dataFolder);
  if (store.key !== null) {
    const own = fileKeysOf(store.key);
    await hideKeptFiles(folder, own);
    await removePlainTwins(folder, own);
    await keys.keepOnly(store.key.id);
    return;
  }
  if (!existsSync(keyFileIn(dataFolder))) return;
  for (const key of keys.ids.map((id) => keys.keyNamed(id))) {
    // What is under a key that nobody knows here waits for whoever does.
    if (key === null) return;
    await showKeptFiles(folder, fileKeysOf(key));
    await removeHiddenTwins(folder, fileKeysOf(key));
  }
  await keys.keepOnly(null);
}
