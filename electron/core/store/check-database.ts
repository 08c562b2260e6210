import type { Database } from './database.ts';
import { createHash } from 'node:crypto';
import { integer, readRow, text } from './columns.ts';
import { ownSchemas } from './schema-digests.ts';
import { verifySealedRecords } from './sealed-records.ts';
import { storageProblemOf } from './storage-problem.ts';
import { schemaDigestOf, schemaObjectsOf } from './stored-schema.ts';
import { isSoundVersion, storedVersionOf } from './stored-version.ts';

/** A row whose text is not what its SHA-256 says. */
export type WrongText = { readonly table: string; readonly rowid: number };

export type DatabaseReport = {
  /** SQLite finds its pages, indexes and constraints in order, every row can be read, version and schema are ours. */
  readonly isWhole: boolean;
  readonly meetings: number;
  /** In papers and notes. */
  readonly words: number;
  readonly wrongTexts: readonly WrongText[];
};

/**
 * Reads every page and every text of a database whose schema is ours: SQLite's own checks see few flipped bits, digests see
 * the rest.
 */
export function checkDatabase(database: Database, schemas = ownSchemas): DatabaseReport {
  try {
    const stored = storedVersionOf(database);
    if (!isSoundVersion(stored)) return nothing;
    if (schemaDigestOf(schemaObjectsOf(database)) !== schemas[stored.userVersion]) return nothing;
    const integrity = database.pragma('integrity_check(1)', { simple: true });
    const orphans = database.pragma('foreign_key_check');
    if (integrity !== 'ok' || !Array.isArray(orphans) || orphans.length > 0) return nothing;
    const tables = tablesOf(database);
    return {
      isWhole: true,
      meetings: tables.includes('meetings')
        ? count(database, 'SELECT count(*) AS n FROM meetings WHERE removed_at IS NULL')
        : 0,
      words: tables.includes('sections')
        ? count(database, 'SELECT coalesce(sum(words), 0) AS n FROM sections')
        : 0,
      wrongTexts: [
        ...digestedTables(database).flatMap((table) => wrongTextsIn(database, table)),
        ...wrongRecordsIn(database),
      ],
    };
  } catch (error) {
    if (storageProblemOf(error) !== 'damaged') throw error;
    return nothing;
  }
}

/** Whether a row's text is wrong here too, in the database that a copy was made of. */
export function holdsWrongText(database: Database, { table, rowid }: WrongText): boolean {
  if (table === sealedRecords) return wrongRecordsIn(database).some((wrong) => wrong.rowid === rowid);
  if (!digestedTables(database).includes(table)) return false;
  const row = database.prepare(`SELECT rowid, body, sha256 FROM "${table}" WHERE rowid = ?`).get(rowid);
  return row !== undefined && !isAsDigested(row);
}

const nothing: DatabaseReport = { isWhole: false, meetings: 0, words: 0, wrongTexts: [] };

const sealedRecords = 'sealed_records';

function wrongRecordsIn(database: Database): readonly WrongText[] {
  const sequences = new Set(verifySealedRecords(database).map(({ sequence }) => sequence));
  return [...sequences].map((rowid) => ({ table: sealedRecords, rowid }));
}

function wrongTextsIn(database: Database, table: string): readonly WrongText[] {
  const wrong: WrongText[] = [];
  for (const row of database.prepare(`SELECT rowid, body, sha256 FROM "${table}"`).iterate()) {
    if (!isAsDigested(row)) wrong.push({ table, rowid: readRow({ rowid: integer }, row).rowid });
  }
  return wrong;
}

function isAsDigested(row: unknown): boolean {
  const { body, sha256 } = readRow({ body: text, sha256: text }, row);
  return createHash('sha256').update(body).digest('hex') === sha256;
}

/** Every table that keeps a text with its digest, in databases of older versions too. */
function digestedTables(database: Database): readonly string[] {
  return tablesOf(database).filter((table) => {
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    return columns.includes('body') && columns.includes('sha256');
  });
}

function tablesOf(database: Database): readonly string[] {
  return database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL ORDER BY name`)
    .all()
    .map((row) => readRow({ name: text }, row).name);
}

function count(database: Database, sql: string): number {
  return readRow({ n: integer }, database.prepare(sql).get()).n;
}
