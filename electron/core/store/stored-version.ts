import type { Database } from './database.ts';
import { journalFrames } from './journal-frames.ts';
import type { DatabaseFiles } from './read-database-files.ts';
import { pagesOf } from './salvage-pages.ts';

// Nothing guards the header of a database, and one wrong bit in user_version would make it a newer program's. So the
// version is there a second time, as application_id, behind the first letters of the program's name
// (https://sqlite.org/fileformat2.html, 1.3). Where the two do not say the same, one of them is damaged.

const letters = 0x5365_0000;

// Until then it was there once. Whatever is newer has both.
const lastSaidOnce = 3;

export type StoredVersion = { readonly userVersion: number; readonly applicationId: number };

/** As the first page has it that is newest, without opening the files. Of the database its first page is enough. */
export function storedVersionIn(files: DatabaseFiles, frames = journalFrames(files.journal)): StoredVersion {
  const header = pagesOf(files, frames).page(1) ?? Buffer.alloc(100);
  return { userVersion: header.readInt32BE(60), applicationId: header.readInt32BE(68) };
}

export function storedVersionOf(database: Database): StoredVersion {
  const read = (name: string): number => Number(database.pragma(name, { simple: true }));
  return { userVersion: read('user_version'), applicationId: read('application_id') };
}

/** To be called in the transaction that makes the database one of this version. */
export function storeVersion(database: Database, version: number): void {
  database.pragma(`user_version = ${version}`);
  database.pragma(`application_id = ${letters + version}`);
}

/** Whether both places say the same. False of what another program made, unless it left both at 0. */
export function isSoundVersion({ userVersion, applicationId }: StoredVersion): boolean {
  if (applicationId === 0) return userVersion >= 0 && userVersion <= lastSaidOnce;
  return applicationId === letters + userVersion;
}

/** What either place says, whether or not it can be. */
export function versionsSaid({ userVersion, applicationId }: StoredVersion): readonly number[] {
  return [userVersion, applicationId - letters];
}
