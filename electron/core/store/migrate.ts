import type { Database } from './database.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storageProblemOf } from './storage-problem.ts';
import { storedVersionOf, storeVersion } from './stored-version.ts';

export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

/** The migrations of a folder, `NNNN-name.sql`, numbered from 1 without a gap. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
      if (version !== index + 1) throw new Error(`migration out of order: ${name}`);
      return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
    });
}

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Brings a database to the newest version, each step and its version in one transaction. A database that holds data is
 * backed up first (`backUpFirst`); where that throws, nothing is changed.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  backUpFirst: () => Promise<unknown>,
): Promise<void> {
  const { userVersion: from, applicationId } = storedVersionOf(database);
  const due = migrations.filter(({ version }) => version > from);
  if (due.length === 0) {
    if (from > 0 && applicationId === 0) sayVersionTwice(database, from);
    return;
  }
  if (from > 0) await backUpFirst();
  for (const migration of due) applyMigration(database, migration);
}

// Data from before the version was there twice. Without room for it they are opened all the same.
function sayVersionTwice(database: Database, version: number): void {
  try {
    database.transaction(() => storeVersion(database, version)).exclusive();
  } catch (error) {
    if (storageProblemOf(error) === null) throw error;
  }
}

// A table that others refer to is made anew only while foreign keys are off, which no transaction can change
// (https://sqlite.org/lang_altertable.html, 7). What they hold is looked at before the commit instead.
function applyMigration(database: Database, { version, name, sql }: Migration): void {
  const foreignKeys = Number(database.pragma('foreign_keys', { simple: true }));
  database.pragma('foreign_keys = OFF');
  try {
    database
      .transaction(() => {
        database.exec(sql);
        const orphans = database.pragma('foreign_key_check');
        if (!Array.isArray(orphans) || orphans.length > 0)
          throw new Error(`${name} leaves rows without their parent`);
        storeVersion(database, version);
      })
      .exclusive();
  } finally {
    database.pragma(`foreign_keys = ${foreignKeys}`);
  }
}
