import Database from 'better-sqlite3';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';

import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handlesOn, type ReadHandle, type WriteHandle } from './handles.ts';
import { migrate, newestVersion, readMigrations, versionOf } from './migrate.ts';
import { setPragmas } from './pragmas.ts';
import { storageProblemOf } from './storage-problem.ts';

export type Store = {
  /** Runs reads that see one state of the database. */
  read<Answer>(work: (read: ReadHandle) => Answer): Answer;
  /** Runs one transaction: all of it is committed when this returns, or nothing when it throws. */
  write<Answer>(work: (read: ReadHandle, write: WriteHandle) => Answer): Answer;
  /** Copies the database as it stands, page by page, while others go on reading and writing. Nobody has checked the copy. */
  backUp(path: string): Promise<void>;
  close(): void;
};

export type StoreRefusalCode = 'in-use' | 'newer-version' | 'damaged' | 'not-writable';

/** Why a database was not opened. Nothing in it was changed. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly code: StoreRefusalCode;
  constructor(code: StoreRefusalCode) {
    super(code);
    this.code = code;
  }
}

export type StoreOptions = {
  readonly path: string;
  /** Where the copy goes that is made before a migration. */
  readonly backupFolder: string;
  readonly migrationsFolder?: string;
};

// In the built program the migrations lie beside the bundle, as they do beside this file.
export const ownMigrations = fileURLToPath(new URL('./migrations', import.meta.url));

// Files that this process has open. A second opening must not so much as look at one: closing any handle on a file
// gives up all of a process's locks on it (fcntl(2), "Advisory record locking").
const openFiles = new Set<string>();

export async function openStore(options: StoreOptions): Promise<Store> {
  const file = join(realpathSync(dirname(options.path)), basename(options.path));
  if (openFiles.has(file)) throw new StoreRefused('in-use');
  openFiles.add(file);
  const letGo = (): void => void openFiles.delete(file);
  try {
    return await openUnclaimed(options, letGo);
  } catch (error) {
    letGo();
    throw error;
  }
}

async function openUnclaimed(options: StoreOptions, letGo: () => void): Promise<Store> {
  const migrations = readMigrations(options.migrationsFolder ?? ownMigrations);
  refuseNewer(options.path, newestVersion(migrations));
  const database = openDatabase(options.path);
  try {
    setPragmas(database);
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new StoreRefused('damaged');
    if (versionOf(database) === 0 && holdsTables(database)) throw new StoreRefused('damaged');
    await migrate(database, migrations, options.backupFolder);
  } catch (error) {
    database.close();
    throw refusalFor(error);
  }
  return storeOn(database, letGo);
}

function storeOn(database: Database.Database, letGo: () => void): Store {
  const { read, write } = handlesOn(database);
  return {
    read: (work) => database.transaction(() => work(read))(),
    write: (work) => database.transaction(() => work(read, write)).immediate(),
    backUp: async (path) => void (await database.backup(path)),
    close: () => {
      if (!database.open) return;
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // What was committed is safe in the journal, and is read from there at the next opening.
        if (storageProblemOf(error) === null) throw error;
      } finally {
        database.close();
        letGo();
      }
    },
  };
}

function openDatabase(path: string): Database.Database {
  try {
    // Made by us first, so that its owner alone can read it; SQLite gives its journal the same rights.
    closeSync(openSync(path, 'a', 0o600));
  } catch {
    throw new StoreRefused('not-writable');
  }
  try {
    return new Database(path, { timeout: 250 });
  } catch (error) {
    throw refusalFor(error);
  }
}

function holdsTables(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}

function refusalFor(error: unknown): unknown {
  switch (storageProblemOf(error)) {
    case 'locked':
      return new StoreRefused('in-use');
    case 'damaged':
      return new StoreRefused('damaged');
    case 'read-only':
    case 'disk-full':
      return new StoreRefused('not-writable');
    case 'unknown':
    case null:
      return error;
  }
}

/** Looks at the version without opening the database, so that a newer one stays as it is, byte for byte. */
function refuseNewer(path: string, newest: number): void {
  if (!existsSync(path) || statSync(path).size === 0) return;
  const header = headerOf(path);
  // The file format's own words: magic string, and user_version at offset 60 (https://sqlite.org/fileformat.html).
  if (header.subarray(0, 16).toString('latin1') !== 'SQLite format 3\0') throw new StoreRefused('damaged');
  if (header.readInt32BE(60) > newest) throw new StoreRefused('newer-version');
  if (versionWithJournal(path) > newest) throw new StoreRefused('newer-version');
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

// After a crash the version may still be in the journal alone. It is read from a copy: opening the real one would
// write the journal back.
function versionWithJournal(path: string): number {
  const journal = `${path}-wal`;
  if (!existsSync(journal) || statSync(journal).size === 0) return 0;
  const folder = mkdtempSync(join(dirname(path), 'version-'));
  try {
    const copy = join(folder, 'copy.sqlite3');
    copyFileSync(path, copy);
    copyFileSync(journal, `${copy}-wal`);
    const database = new Database(copy);
    try {
      return versionOf(database);
    } finally {
      database.close();
    }
  } catch (error) {
    // A copy that cannot be read says nothing about the version; opening the database itself decides.
    if (storageProblemOf(error) !== null) return 0;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
