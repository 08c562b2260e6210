import { join } from 'node:path';

// What lies where in a data folder.

export function databaseIn(dataFolder: string): string {
  return join(dataFolder, 'secretariat.sqlite3');
}

/** The key of encrypted data, shut in (`key-file.ts`). Without it they open only where a backup has another copy. */
export function keyFileIn(dataFolder: string): string {
  return join(dataFolder, 'encryption.json');
}

/** The end of the name of the key file beside a backup. */
export const keyFileEnding = '.sqlite3.key';

export function backupsIn(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** Attached files, each by the digest of its bytes. Nothing here is ever changed or deleted. */
export function attachedFilesIn(folder: string): string {
  return join(folder, 'attached-files');
}

/** Databases whose place another one took, each in a folder of its own. Nothing here is ever deleted. */
export function setAsideIn(dataFolder: string): string {
  return join(dataFolder, 'set-aside');
}

/** Where a database is made that shall take the place of the one that is there (`replaceDatabase`). */
export function newDatabaseIn(
  dataFolder: string,
  what: 'restored' | 'salvaged' | 'encrypted' | 'decrypted',
): string {
  return join(dataFolder, `${what}.sqlite3.new`);
}

/** Where a database is copied to be looked at before it is opened. */
export function beingExaminedIn(dataFolder: string): string {
  return join(dataFolder, '.being-examined');
}

/** A database and what SQLite may keep beside it. */
export function filesOfDatabase(path: string): readonly string[] {
  return ['', '-wal', '-shm', '-journal'].map((end) => `${path}${end}`);
}
