import { openDatabase, type Database, type DataKey } from './database.ts';
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
import { beingExaminedIn } from './data-files.ts';
import { isDamagedBeforeItsEnd, journalFrames } from './journal-frames.ts';
import { beginsPlain, opensFirstPage } from './page-cipher.ts';
import { storageProblemOf } from './storage-problem.ts';
import { isSoundVersion, storedVersionIn, storedVersionOf, type StoredVersion } from './stored-version.ts';

export type Finding = 'sound' | 'damaged' | 'newer-version';

/** `isAllRead`: every page was looked at, those of the journal too, so that it need not be done again. */
export type Examination = { readonly finding: Finding; readonly isAllRead: boolean };

/**
 * Looks at a database before it is opened, so that a damaged or newer one stays as it is, byte for byte: opening it
 * would write its journal back.
 */
export function examineFiles(path: string, newest: number, key: DataKey | null): Examination {
  if (sizeOf(path) === 0) return atFirstSight('sound');
  // The file format's own words (https://sqlite.org/fileformat2.html, 1.3.1), or a first page that a key opens.
  const isOurs = key === null ? beginsPlain(path) : opensFirstPage(path, key);
  if (!isOurs || sizeOf(path) < 512) return atFirstSight('damaged');
  const journal = sizeOf(`${path}-wal`) > 0 ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  const frames = journalFrames(journal);
  const found = examineVersion(
    storedVersionIn({ database: firstPageOf(path), journal, key }, frames),
    newest,
  );
  if (found !== 'sound' || journal.length === 0) return atFirstSight(found);
  return isDamagedBeforeItsEnd(journal, frames) ? atFirstSight('damaged') : examineCopy(path, newest, key);
}

function atFirstSight(finding: Finding): Examination {
  return { finding, isAllRead: false };
}

/** What a database is that is open: one of ours, and whole as far as SQLite can tell, or not. */
export function examineOpen(database: Database, newest: number): Finding {
  const stored = storedVersionOf(database);
  const found = examineVersion(stored, newest);
  if (found !== 'sound') return found;
  const isWhole =
    database.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    database.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() === undefined;
  return isWhole && (stored.userVersion > 0 || !holdsTables(database)) ? 'sound' : 'damaged';
}

export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function examineVersion(stored: StoredVersion, newest: number): Finding {
  if (!isSoundVersion(stored)) return 'damaged';
  return stored.userVersion > newest ? 'newer-version' : 'sound';
}

function holdsTables(database: Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

// Of whatever page size: no more of it is looked at.
function firstPageOf(path: string): Buffer {
  const page = Buffer.alloc(65_536);
  const file = openSync(path, 'r');
  try {
    return page.subarray(0, readSync(file, page, 0, page.length, 0));
  } finally {
    closeSync(file);
  }
}

// After a crash much may still be in the journal alone. It is read from a copy.
function examineCopy(path: string, newest: number, key: DataKey | null): Examination {
  const folder = beingExaminedIn(dirname(path));
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const copy = join(folder, 'copy.sqlite3');
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    copyFileSync(`${path}-wal`, `${copy}-wal`, constants.COPYFILE_FICLONE);
    const database = openDatabase(copy, key);
    try {
      // Without a file of shared memory beside it: on a disk that is almost full there would be no room for that.
      database.pragma('locking_mode = EXCLUSIVE');
      return { finding: examineOpen(database, newest), isAllRead: true };
    } finally {
      database.close();
    }
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === 'damaged' || problem === 'unknown') return atFirstSight('damaged');
    // There is no room for a copy, say: then opening the database itself decides.
    if (problem !== null || (error instanceof Error && 'syscall' in error)) return atFirstSight('sound');
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
