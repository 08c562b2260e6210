import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { checkDatabase } from './check-database.ts';
import { integer, readRow, text } from './columns.ts';
import { removeDatabase } from './remove-database.ts';
import { openDatabase, type Database, type DataKey } from './database.ts';
import { openExamined } from './open-examined.ts';
import { storedVersionOf } from './stored-version.ts';

export type Conversion = {
  readonly from: string;
  readonly fromKey: DataKey | null;
  readonly to: string;
  readonly toKey: DataKey | null;
};

/** What was made does not hold what it was made of, row by row. */
export class NotConverted extends Error {
  override readonly name = 'NotConverted';
}

/**
 * Writes a database anew under another key, or under none, table by table, and reads it back: nothing of the old one is
 * ever written into the new file, as it would be if its own pages were encrypted where they lie. Whoever puts the file in
 * its place flushes it. Throws `NotConverted`, `DatabaseRefused`, and what SQLite throws; then there
 * is no new file.
 */
export function convertDatabase({ from, fromKey, to, toKey }: Conversion): void {
  removeDatabase(to);
  closeSync(openSync(to, 'wx', 0o600));
  try {
    const source = openExamined(from, fromKey);
    try {
      // Nobody else has it, and nothing shall be laid beside it.
      source.pragma('locking_mode = EXCLUSIVE');
      fill(to, toKey, source);
      compare(to, toKey, source);
    } finally {
      source.close();
    }
  } catch (error) {
    removeDatabase(to);
    throw error;
  }
}

function fill(to: string, key: DataKey | null, source: Database): void {
  const target = openDatabase(to, key);
  try {
    target.pragma('journal_mode = MEMORY');
    target.pragma('synchronous = OFF');
    target.pragma('foreign_keys = OFF');
    const { userVersion, applicationId } = storedVersionOf(source);
    target.transaction(() => {
      const parts = schemaOf(source);
      for (const { sql } of parts.filter(({ type }) => type === 'table')) target.exec(sql);
      for (const table of tablesOf(source)) copyRows(source, target, table);
      for (const { sql } of parts.filter(({ type }) => type !== 'table')) target.exec(sql);
      target.pragma(`user_version = ${userVersion}`);
      target.pragma(`application_id = ${applicationId}`);
    })();
    target.pragma('journal_mode = DELETE');
  } finally {
    target.close();
  }
}

// Opened again: what is compared is what lies in the file, under the key that it is said to be under.
function compare(to: string, key: DataKey | null, source: Database): void {
  const target = openDatabase(to, key, { readonly: true });
  try {
    const isSame =
      JSON.stringify(schemaOf(source)) === JSON.stringify(schemaOf(target)) &&
      JSON.stringify(storedVersionOf(source)) === JSON.stringify(storedVersionOf(target)) &&
      tablesOf(source).every((table) => digestOf(source, table) === digestOf(target, table));
    if (!isSame || !checkDatabase(target).isWhole) throw new NotConverted('the rows differ');
  } finally {
    target.close();
  }
}

type Table = { readonly name: string; readonly hasRowid: boolean };

function copyRows(source: Database, target: Database, table: Table): void {
  const columns = columnsOf(source, table);
  const names = columns.map((name) => `"${name}"`).join(', ');
  // Making the tables may have begun to count in it.
  if (table.name === counters) target.exec(`DELETE FROM ${counters}`);
  const put = target.prepare(
    `INSERT INTO "${table.name}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rowsOf(source, table)) put.run(...row);
}

function digestOf(database: Database, table: Table): string {
  const hash = createHash('sha256');
  for (const row of rowsOf(database, table)) {
    for (const value of row) {
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
      hash.update(`${value === null ? 'null' : typeof value} ${bytes.length} `).update(bytes);
    }
  }
  return hash.digest('hex');
}

function rowsOf(database: Database, table: Table): Iterable<readonly unknown[]> {
  const names = columnsOf(database, table).map((name) => `"${name}"`);
  const order = table.hasRowid ? 'rowid' : names.join(', ');
  return database
    .prepare(`SELECT ${names.join(', ')} FROM "${table.name}" ORDER BY ${order}`)
    .raw()
    .safeIntegers()
    .iterate() as IterableIterator<readonly unknown[]>;
}

// The row's own number goes with it: views and triggers name rows by it.
function columnsOf(database: Database, { name, hasRowid }: Table): readonly string[] {
  const columns = database
    .prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0')
    .all(name)
    .map((row) => readRow({ name: text }, row).name);
  return hasRowid ? ['rowid', ...columns] : columns;
}

const counters = 'sqlite_sequence';

function tablesOf(database: Database): readonly Table[] {
  return database
    .prepare(
      `SELECT name, wr FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND (name NOT LIKE 'sqlite!_%' ESCAPE '!' OR name = '${counters}')
       ORDER BY name = '${counters}', name`,
    )
    .all()
    .map((row) => readRow({ name: text, wr: integer }, row))
    .map(({ name, wr }) => ({ name, hasRowid: wr === 0 }));
}

function schemaOf(database: Database): readonly { readonly type: string; readonly sql: string }[] {
  return database
    .prepare(
      `SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
       ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, name`,
    )
    .all()
    .map((row) => readRow({ type: text, sql: text }, row));
}
