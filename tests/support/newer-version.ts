import Database from 'better-sqlite3-multiple-ciphers';
import { migrate, newestVersion, readMigrations } from '../../electron/core/store/migrate.ts';
import { ownMigrations } from '../../electron/core/store/open-store.ts';

/** Makes a database one of the next version of the program, as that would. */
export async function makeNewer(
  path: string,
  sql = 'CREATE TABLE things_to_come (id TEXT PRIMARY KEY) STRICT;',
): Promise<void> {
  const own = readMigrations(ownMigrations);
  const next = { version: newestVersion(own) + 1, name: 'things-to-come', sql };
  const database = new Database(path);
  try {
    await migrate(database, [...own, next], () => Promise.resolve());
  } finally {
    database.close();
  }
}
