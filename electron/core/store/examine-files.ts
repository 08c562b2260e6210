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
import { framesInForce, isDamagedBeforeItsEnd, journalFrames, type JournalFrame } from './journal-frames.ts';
import { beginsPlain, opensFirstPage, opensPageOne } from './page-cipher.ts';
import { pageBroughtBack } from './rollback-journal.ts';
import { storageProblemOf } from './storage-problem.ts';
import { examineStoredSchema, schemaDigestOf, schemaObjectsOf, type SchemaFinding } from './stored-schema.ts';
import { isSoundVersion, storedVersionIn, storedVersionOf, type StoredVersion } from './stored-version.ts';

/** `foreign`: its schema is not what our migrations make. */
export type Finding = SchemaFinding | 'newer-version';

/** What this program knows of databases: their newest version, and the schema of each (`schemaDigestOf`). */
export type Known = { readonly newest: number; readonly schemas: readonly string[] };

/** `isAllRead`: every page was looked at, those of the journal too, so that it need not be done again. */
export type Examination = { readonly finding: Finding; readonly isAllRead: boolean };

/**
 * Looks at a database before it is opened, so that a damaged or newer one stays as it is, byte for byte: opening it
 * would write its journal back. What a foreign one says of itself is never given to SQLite.
 */
export function examineFiles(path: string, known: Known, key: DataKey | null): Examination {
  if (sizeOf(path) === 0) return atFirstSight('sound');
  const journal = sizeOf(`${path}-wal`) > 0 ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  const frames = journalFrames(journal);
  // The file format's own words (https://sqlite.org/fileformat2.html, 1.3.1), or a first page that a key opens: of the
  // file, or of the journal, from which it may have been on its way when the power went.
  const isOurs =
    key === null ? beginsPlain(path) : opensFirstPage(path, key) || opensNewest(journal, frames, key);
  if (!isOurs || sizeOf(path) < 512) return atFirstSight('damaged');
  const stored = storedVersionIn({ database: firstPageOf(path), journal, key }, frames);
  const version = examineVersion(stored, known.newest);
  if (version !== 'sound') return atFirstSight(version);
  if (isDamagedBeforeItsEnd(journal, frames)) return atFirstSight('damaged');
  const schema = examineSchemaIn({ path, key, journal, frames, stored }, known);
  if (schema !== 'sound' || journal.length === 0) return atFirstSight(schema);
  return examineCopy(path, known, key);
}

function opensNewest(journal: Buffer, frames: readonly JournalFrame[], key: DataKey): boolean {
  const newest = framesInForce(journal, frames).findLast(({ page }) => page === 1);
  return newest !== undefined && opensPageOne(newest.content, key);
}

type Looked = {
  readonly path: string;
  readonly key: DataKey | null;
  readonly journal: Buffer;
  readonly frames: readonly JournalFrame[];
  readonly stored: StoredVersion;
};

// As SQLite will see it: without the frames that it drops, with and without the page that it may bring back. What it
// drops may be the version that was read as well.
function examineSchemaIn({ path, key, journal, frames, stored }: Looked, { schemas }: Known): SchemaFinding {
  const inForce = framesInForce(journal, frames);
  const { userVersion } =
    inForce.length === frames.length
      ? stored
      : storedVersionIn({ database: firstPageOf(path), journal, key }, inForce);
  const broughtBack = pageBroughtBack(path);
  if (broughtBack === 'not-ours') return 'foreign';
  const digest = schemas[userVersion];
  const asItLies = examineStoredSchema({ path, key, frames: inForce }, digest);
  if (asItLies !== 'sound' || broughtBack === null) return asItLies;
  const first = { page: 1, content: broughtBack.content, isSound: true };
  return examineStoredSchema({ path, key, frames: [...inForce, first] }, digest);
}

function atFirstSight(finding: Finding): Examination {
  return { finding, isAllRead: false };
}

/** Whether a database that is open, and whose schema is ours, is whole as far as SQLite can tell. */
export function examineRows(database: Database): Finding {
  const isWhole =
    database.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    database.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get() === undefined;
  return isWhole ? 'sound' : 'damaged';
}

/** The version and the schema of a database that was just opened: nothing else in it is looked at before. */
export function examineSchema(database: Database, { newest, schemas }: Known): Finding {
  const stored = storedVersionOf(database);
  const found = examineVersion(stored, newest);
  if (found !== 'sound') return found;
  return schemaDigestOf(schemaObjectsOf(database)) === schemas[stored.userVersion] ? 'sound' : 'foreign';
}

export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function examineVersion(stored: StoredVersion, newest: number): Finding {
  if (!isSoundVersion(stored)) return 'damaged';
  return stored.userVersion > newest ? 'newer-version' : 'sound';
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
function examineCopy(path: string, known: Known, key: DataKey | null): Examination {
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
      const schema = examineSchema(database, known);
      return { finding: schema === 'sound' ? examineRows(database) : schema, isAllRead: true };
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
