import { openDatabase, type Database } from './database.ts';
import { closeSync, existsSync, openSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BackupFailed } from './backup-failed.ts';
import { holdsWrongText } from './check-database.ts';
import { closeCopied, copyDatabase } from './copy-database.ts';
import {
  examineFiles,
  examineRows,
  examineSchema,
  sizeOf,
  type Finding,
  type Known,
} from './examine-files.ts';
import type { StoreKey } from './key-ring.ts';
import { handlesOn, type ReadHandle, type WriteHandle } from './handles.ts';
import { migrate, newestVersion, readMigrations } from './migrate.ts';
import { setPragmas } from './pragmas.ts';
import { ownSchemas } from './schema-digests.ts';
import { sealBackup } from './seal-backup.ts';
import { storageProblemOf } from './storage-problem.ts';
import { writeBackup, type BackupSource } from './write-backup.ts';

export type Store = BackupSource & {
  /** Runs reads that see one state of the database. */
  read<Answer>(work: (read: ReadHandle) => Answer): Answer;
  /** Runs one transaction: all of it is committed when this returns, or nothing when it throws. */
  write<Answer>(work: (read: ReadHandle, write: WriteHandle) => Answer): Answer;
  close(): void;
};

export type StoreRefusalCode = 'in-use' | 'newer-version' | 'damaged' | 'foreign' | 'not-writable';

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
  /** Where the backup goes that is made before a migration. */
  readonly backupFolder: string;
  /** null: the database is not encrypted. A new one is made as it says. */
  readonly key: StoreKey | null;
  readonly migrationsFolder?: string;
  /** What each of those migrations leaves; without it, what our own do. */
  readonly schemas?: readonly string[];
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
  refuseMissing(options);
  const known: Known = { newest: newestVersion(migrations), schemas: options.schemas ?? ownSchemas };
  const { finding, isAllRead } = examineFiles(options.path, known, options.key);
  requireSound(finding);
  const database = openMade(options);
  try {
    // So that nothing is laid beside it while it is looked at.
    database.pragma('locking_mode = EXCLUSIVE');
    requireSound(examineSchema(database, known));
    setPragmas(database);
    if (!isAllRead) requireSound(examineRows(database));
    await migrate(database, migrations, () =>
      writeBackup({
        source: sourceOf(database, options.key),
        folder: options.backupFolder,
        cause: 'migration',
        at: new Date(),
        seal: (path, key) => sealBackup(path, key, known.schemas),
      }),
    );
  } catch (error) {
    database.close();
    closeCopied(database);
    throw refusalFor(error);
  }
  return storeOn(database, options.key, letGo);
}

function storeOn(database: Database, key: StoreKey | null, letGo: () => void): Store {
  const { read, write } = handlesOn(database);
  return {
    read: (work) => database.transaction(() => work(read))(),
    write: (work) => database.transaction(() => work(read, write)).immediate(),
    ...sourceOf(database, key),
    close: () => {
      if (!database.open) return;
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // What was committed is safe in the journal, and is read from there at the next opening.
        if (storageProblemOf(error) === null) throw error;
      } finally {
        database.close();
        closeCopied(database);
        letGo();
      }
    },
  };
}

function sourceOf(database: Database, key: StoreKey | null): BackupSource {
  let last: Promise<unknown> = Promise.resolve();
  return {
    key,
    backUp: (path) => {
      const copied = last.then(() => copyDatabase(database, path));
      last = copied.catch(() => undefined);
      return copied;
    },
    holdsWrongText: (wrong) => holdsWrongText(database, wrong),
  };
}

function openMade({ path, key }: StoreOptions): Database {
  try {
    // Made by us first, so that its owner alone can read it; SQLite gives its journal the same rights.
    closeSync(openSync(path, 'a', 0o600));
  } catch {
    throw new StoreRefused('not-writable');
  }
  try {
    return openDatabase(path, key, { timeout: 250 });
  } catch (error) {
    throw refusalFor(error);
  }
}

function refusalFor(error: unknown): unknown {
  if (error instanceof BackupFailed) return refusalForBackup(error);
  switch (storageProblemOf(error)) {
    case 'locked':
      return new StoreRefused('in-use');
    case 'read-only':
    case 'disk-full':
      return new StoreRefused('not-writable');
    // What SQLite cannot do for a reason of its own while it opens or migrates is a matter of what lies in the file.
    case 'damaged':
    case 'key-needed':
    case 'unknown':
      return new StoreRefused('damaged');
    case null:
      return error;
  }
}

function requireSound(finding: Finding): void {
  if (finding !== 'sound') throw new StoreRefused(finding);
}

// A database that is gone although there are backups of it, or a journal, was lost: an empty one in its place would
// look as if there had never been anything.
function refuseMissing({ path, backupFolder }: StoreOptions): void {
  if (sizeOf(path) > 0) return;
  const hasBackups =
    existsSync(backupFolder) && readdirSync(backupFolder).some((name) => name.endsWith('.sqlite3'));
  if (hasBackups || sizeOf(`${path}-wal`) > 0) throw new StoreRefused('damaged');
}

// Of a database that is not whole no good copy can be made before it is migrated.
function refusalForBackup(error: BackupFailed): unknown {
  if (error.code === 'not-sound') return new StoreRefused('damaged');
  return error.code === 'unknown' ? error : new StoreRefused('not-writable');
}
