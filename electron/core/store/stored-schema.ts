import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readRow, text, orNull } from './columns.ts';
import type { Database, DataKey } from './database.ts';
import type { JournalFrame } from './journal-frames.ts';
import { pagesFrom, type Pages } from './salvage-pages.ts';
import { walk, type Cell } from './salvage-records.ts';

// What a database says its tables, indexes, views and triggers are, held against what our migrations make. SQLite reads
// each of them as a statement as soon as it reads anything, so that the first look is at the pages, without SQLite.

export type SchemaObject = {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
};

/** `foreign`: there is something else in it than the migrations make, or something of theirs is not. */
export type SchemaFinding = 'sound' | 'damaged' | 'foreign';

/** Of a schema; the same for one that differs only in the order, in how lines end or in how names are quoted. */
export function schemaDigestOf(objects: readonly SchemaObject[]): string {
  const lines = objects.map(({ type, name, table, sql }) =>
    JSON.stringify([
      type,
      name,
      table,
      sql?.replaceAll(/"(\w+)"/g, '$1').replaceAll(/[\r\n]\s*/g, ' ') ?? null,
    ]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 32);
}

/** To be the first thing that is read in a database. Throws what SQLite throws. */
export function schemaObjectsOf(database: Database): readonly SchemaObject[] {
  return database
    .prepare('SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema')
    .all()
    .map((row) => readRow({ type: text, name: text, table: text, sql: orNull(text) }, row));
}

/**
 * Looks at the schema of a database that is not open, `digest` being that of its version. `frames` lie over its pages.
 */
export function examineStoredSchema(
  { path, key, frames }: Readonly<{ path: string; key: DataKey | null; frames: readonly SchemaFrame[] }>,
  digest: string | undefined,
): SchemaFinding {
  const file = openSync(path, 'r');
  try {
    const source = { length: fstatSync(file).size, read: stretchOf(file) };
    const objects = objectsOn(pagesFrom(source, key, frames));
    if (objects === 'damaged') return 'damaged';
    return objects !== 'foreign' && schemaDigestOf(objects) === digest ? 'sound' : 'foreign';
  } finally {
    closeSync(file);
  }
}

export type SchemaFrame = Pick<JournalFrame, 'page' | 'content' | 'isSound'>;

function stretchOf(file: number): (from: number, to: number) => Buffer {
  return (from, to) => {
    const bytes = Buffer.alloc(to - from);
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
    } catch {
      // A bad sector: what is not there is all zero.
      return Buffer.alloc(0);
    }
  };
}

// Ten times what ours takes. However often cells lead to the same pages, no more than these are read.
const mostPages = 400;

function objectsOn(all: Pages): readonly SchemaObject[] | Exclude<SchemaFinding, 'sound'> {
  let read = 0;
  const pages = { ...all, page: (number: number) => ((read += 1) > mostPages ? null : all.page(number)) };
  const cells: Cell[] = [];
  let isWhole = true;
  walk(pages, 1, new Set(), (_number, page) => {
    isWhole &&= page !== null && page.kind.startsWith('table') && page.unreadable === 0;
    // A file that was cut off leads to pages that it no longer has.
    isWhole &&= page?.children.every((child) => child <= all.count) === true;
    cells.push(...(page?.cells ?? []));
  });
  if (read > mostPages) return 'foreign';
  if (!isWhole || !cells.every((cell) => cell.isWhole)) return 'damaged';
  // https://sqlite.org/fileformat2.html, 1.3.13: what is not in UTF-8 was not made by us, and says something else here.
  if (![0, 1].includes(pages.page(1)?.readUInt32BE(56) ?? 1)) return 'foreign';
  const objects = cells.map(objectIn);
  return objects.every((each) => each !== null) ? objects : 'foreign';
}

function objectIn({ values }: Cell): SchemaObject | null {
  const [type, name, table, , sql] = values;
  const isText = typeof type === 'string' && typeof name === 'string' && typeof table === 'string';
  if (values.length !== 5 || !isText || (sql !== null && typeof sql !== 'string')) return null;
  return { type, name, table, sql: sql ?? null };
}
