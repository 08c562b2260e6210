import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestVersion, readMigrations } from '../../electron/core/store/migrate.ts';
import { ownMigrations } from '../../electron/core/store/open-store.ts';
import type { Change, Select } from '../../electron/core/store/statements.ts';

type Named = { readonly file: string; readonly name: string; readonly statement: Select | Change };

const folder = new URL('../../electron/core/store/repositories/', import.meta.url);
const files = readdirSync(fileURLToPath(folder));

const statements: Named[] = [];
for (const file of files) {
  const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
  for (const [exported, value] of Object.entries(module)) {
    if (!exported.endsWith('Statements')) continue;
    for (const [name, statement] of Object.entries(value as Record<string, Select | Change>)) {
      statements.push({ file, name: `${exported}.${name}`, statement });
    }
  }
}

let database: Database.Database;

beforeAll(() => {
  database = new Database(':memory:');
  for (const { sql } of readMigrations(ownMigrations)) database.exec(sql);
});
afterAll(() => database.close());

test('every repository has its statements here', () => {
  expect(newestVersion(readMigrations(ownMigrations))).toBeGreaterThan(0);
  expect(files.length).toBeGreaterThanOrEqual(11);
  expect(new Set(statements.map(({ file }) => file))).toEqual(new Set(files));
  expect(statements.length).toBeGreaterThan(50);
});

describe.each(statements)('$name', ({ statement }) => {
  test('is understood by the newest database, and reads what its row says', () => {
    const prepared = database.prepare(statement.sql);
    expect(prepared.readonly).toBe(statement.does === 'select');
    if (statement.does === 'select') {
      expect(
        prepared
          .columns()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(statement.row).sort());
    }
  });

  test('uses the parameters that it names, and no others', () => {
    const used = new Set([...statement.sql.matchAll(/@([A-Za-z0-9]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([...statement.parameters].sort());
  });
});
