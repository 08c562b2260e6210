import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a database says: two with the same digest hold the same tables and rows at the same version. */
export type DatabaseContent = {
  readonly version: number;
  readonly isSound: boolean;
  readonly digest: string;
};

// When a row was written is no part of what it says.
const timeColumns = new Set(['at', 'began_at', 'day']);

/** Reads a copy, the journal with it: the files themselves stay as a kill left them. */
export function contentOf(path: string): DatabaseContent {
  const folder = mkdtempSync(join(dirname(path), 'looked-at-'));
  try {
    for (const end of ['', '-wal']) {
      if (existsSync(path + end)) cpSync(path + end, join(folder, `copy${end}`));
    }
    const database = new Database(join(folder, 'copy'));
    try {
      return readContent(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readContent(database: Database.Database): DatabaseContent {
  const hash = createHash('sha256');
  const schema = database
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .all();
  hash.update(JSON.stringify([schema, database.pragma('application_id', { simple: true })]));
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const rows = database.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).iterate();
    for (const row of rows as IterableIterator<Record<string, unknown>>) {
      const said = Object.entries(row).filter(([column]) => !timeColumns.has(column));
      hash.update(JSON.stringify([table, said]));
    }
  }
  return {
    version: Number(database.pragma('user_version', { simple: true })),
    isSound: database.pragma('integrity_check', { simple: true }) === 'ok',
    digest: hash.digest('hex'),
  };
}
