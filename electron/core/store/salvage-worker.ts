import { openDatabase, type Database, type DataKey } from './database.ts';
import { closeSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { StorageProblemCode } from '../../../shared/contract/errors.ts';
import { migrate, newestVersion, readMigrations } from './migrate.ts';
import { plainBeginning } from './page-cipher.ts';
import type { DatabaseFiles } from './read-database-files.ts';
import { removeDatabase } from './remove-database.ts';
import { fillTables, type Filled, type Row } from './salvage-fill.ts';
import { findRows, holdsAnyPage, schemaIn } from './salvage-rows.ts';
import { shapesOf, type Shapes } from './salvage-shapes.ts';
import { standIn } from './salvage-stand-ins.ts';
import { storageProblemOf } from './storage-problem.ts';
import { storedVersionIn, versionsSaid } from './stored-version.ts';

// The thread that reads a damaged database, so that no bytes of it can hold the program up.

export type SalvageTask = {
  readonly files: {
    readonly database: Uint8Array;
    readonly journal: Uint8Array;
    readonly key: DataKey | null;
  };
  readonly migrationsFolder: string;
  /** Where the new database is made; null: nothing is made, the rows are the answer. */
  readonly target: string | null;
};

export type SalvageAnswer =
  | {
      readonly what: 'rows';
      readonly tables: readonly { readonly name: string; readonly rows: readonly Row[] }[];
    }
  | { readonly what: 'database'; readonly tables: Filled[] }
  | { readonly what: 'failure'; readonly code: StorageProblemCode; readonly detail: string };

const port = parentPort;
if (!port) throw new Error('salvage-worker runs in a worker thread only');

// salvage.ts has written it.
const { files: handedOver, migrationsFolder, target } = workerData as SalvageTask;
const files: DatabaseFiles = {
  database: asBuffer(handedOver.database),
  journal: asBuffer(handedOver.journal),
  key: handedOver.key,
};
const migrations = readMigrations(migrationsFolder);

try {
  port.postMessage(target === null ? await readRows() : await makeDatabase(target));
} catch (error) {
  const code = storageProblemOf(error) ?? 'unknown';
  port.postMessage({
    what: 'failure',
    code,
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  } satisfies SalvageAnswer);
}

async function readRows(): Promise<SalvageAnswer> {
  const database = openDatabase(':memory:', null);
  const found = [...findRows(files, await makeTables(database))];
  return {
    what: 'rows',
    tables: found.map(([name, { rows }]) => ({ name, rows: rows.map(({ values }) => ({ ...values })) })),
  };
}

async function makeDatabase(path: string): Promise<SalvageAnswer> {
  if (!beginsPlain() && !isEmpty() && !holdsAnyPage(files)) {
    return { what: 'failure', code: 'nothing-readable', detail: 'no page' };
  }
  removeDatabase(path);
  closeSync(openSync(path, 'wx', 0o600));
  const database = openDatabase(path, files.key);
  try {
    // Whoever puts the file in its place flushes it; one that was not finished is made anew.
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.pragma('foreign_keys = OFF');
    const found = findRows(files, await makeTables(database));
    const tables = withoutTriggers(database, () => {
      const filled = fillTables(database, found);
      const letGo = standIn(database, found);
      return filled.map(({ name, saved, lost }) => {
        const gone = letGo.get(name) ?? 0;
        return { name, saved: Math.max(0, saved - gone), lost: lost + gone };
      });
    });
    if (!isEmpty() && tables.every(({ saved }) => saved === 0)) {
      return { what: 'failure', code: 'nothing-readable', detail: 'no row' };
    }
    const orphans = database.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get();
    const isWhole = database.pragma('integrity_check(1)', { simple: true }) === 'ok';
    if (orphans !== undefined || !isWhole) throw new Error('what was salvaged does not hold together');
    database.pragma('journal_mode = DELETE');
    return { what: 'database', tables };
  } finally {
    database.close();
  }
}

function beginsPlain(): boolean {
  return files.database.subarray(0, plainBeginning.length).toString('latin1') === plainBeginning;
}

function isEmpty(): boolean {
  return files.database.length === 0 && files.journal.length === 0;
}

/** Makes the tables of the version that the damaged database has; it is migrated when it is opened. */
async function makeTables(database: Database): Promise<Shapes> {
  const newest = versionOfFiles();
  let shapes: Shapes = { tables: [], indexes: [] };
  for (let version = 1; version <= newest; version += 1) {
    // Nothing is in it yet that could be backed up.
    await migrate(database, migrations.slice(0, version), () => Promise.resolve());
    shapes = shapesOf(database, shapes);
  }
  return shapes;
}

// What the header says may itself be damaged. No table that the file has is left out; where nothing says the version, the
// newest takes the rows of every one before it.
function versionOfFiles(): number {
  const newest = newestVersion(migrations);
  const said = versionsSaid(storedVersionIn(files)).filter((version) => version >= 1 && version <= newest);
  const stored = schemaIn(files);
  const madeBy = migrations
    .filter(({ sql }) => [...sql.matchAll(/CREATE TABLE (\w+)/g)].some(([, name = '']) => stored.has(name)))
    .map(({ version }) => version);
  return said.length === 0 ? newest : Math.max(...madeBy, ...said);
}

// They guard what is sealed against change, and would stand in the way of filling the tables row by row.
function withoutTriggers<Answer>(database: Database, work: () => Answer): Answer {
  const triggers = database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all() as readonly { readonly name: string; readonly sql: string }[];
  return database.transaction(() => {
    for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
    const answer = work();
    for (const { sql } of triggers) database.exec(sql);
    return answer;
  })();
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
