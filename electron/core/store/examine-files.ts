import Database from 'better-sqlite3';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isDamagedBeforeItsEnd } from './journal-frames.ts';
import { versionOf } from './migrate.ts';
import { storageProblemOf } from './storage-problem.ts';

export type Finding = 'sound' | 'damaged' | 'newer-version';

// The number of a migration has four digits.
const mostMigrations = 9999;

/**
 * Looks at a database before it is opened, so that a damaged or newer one stays as it is, byte for byte: opening it
 * would write its journal back.
 */
export function examineFiles(path: string, newest: number): Finding {
  if (sizeOf(path) === 0) return 'sound';
  const header = headerOf(path);
  // The file format's own words: magic string, and user_version at offset 60 (https://sqlite.org/fileformat.html).
  if (header.subarray(0, 16).toString('latin1') !== 'SQLite format 3\0' || sizeOf(path) < 512)
    return 'damaged';
  const version = header.readInt32BE(60);
  if (version > mostMigrations) return 'damaged';
  if (version > newest) return 'newer-version';
  const journal = `${path}-wal`;
  if (sizeOf(journal) === 0) return 'sound';
  return isDamagedBeforeItsEnd(readFileSync(journal)) ? 'damaged' : examineCopy(path, journal, newest);
}

/** Whether a database that is open is one of ours, and whole as far as SQLite can tell. */
export function isSound(database: Database.Database): boolean {
  if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return false;
  if (database.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() !== undefined) return false;
  return versionOf(database) > 0 || !holdsTables(database);
}

export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function holdsTables(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  return header;
}

// After a crash the version, and much else, may still be in the journal alone. It is read from a copy.
function examineCopy(path: string, journal: string, newest: number): Finding {
  const folder = join(dirname(path), '.being-examined');
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const copy = join(folder, 'copy.sqlite3');
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    copyFileSync(journal, `${copy}-wal`, constants.COPYFILE_FICLONE);
    const database = new Database(copy);
    try {
      // Without a file of shared memory beside it: on a disk that is almost full there would be no room for that.
      database.pragma('locking_mode = EXCLUSIVE');
      if (versionOf(database) > newest) return 'newer-version';
      return isSound(database) ? 'sound' : 'damaged';
    } finally {
      database.close();
    }
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === 'damaged' || problem === 'unknown') return 'damaged';
    // There is no room for a copy, say: then opening the database itself decides.
    if (problem !== null || (error instanceof Error && 'syscall' in error)) return 'sound';
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
