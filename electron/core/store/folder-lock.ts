import { openDatabase } from './database.ts';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { storageProblemOf } from './storage-problem.ts';

export type FolderLock = { release(): void };

/**
 * Takes a folder for this process: a lock of the operating system on an empty file, which ends with the process
 * however that ends. The database's own lock would not do: its file is moved when another is put in its place.
 * null: another has it. Throws what SQLite throws where the file cannot be written.
 */
export function lockFolder(path: string): FolderLock | null {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const file = openDatabase(path, null, { timeout: 250 });
  try {
    // A database without a page: nothing is ever written to it, so that there is nothing to be damaged.
    file.exec('BEGIN EXCLUSIVE');
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if (storageProblemOf(error) === 'locked') return null;
    throw error;
  }
}
