import { openDatabase } from '../../electron/core/store/database.ts';
import { migrate, readMigrations } from '../../electron/core/store/migrate.ts';
import { schemaDigestOf, schemaObjectsOf } from '../../electron/core/store/stored-schema.ts';

/** What the schema is before and after each migration of a folder, up to the first one that fails. */
export async function schemasOf(migrationsFolder: string): Promise<readonly string[]> {
  const migrations = readMigrations(migrationsFolder);
  const database = openDatabase(':memory:', null);
  const digests: string[] = [];
  try {
    for (let version = 0; version <= migrations.length; version += 1) {
      await migrate(database, migrations.slice(0, version), () => Promise.resolve());
      digests.push(schemaDigestOf(schemaObjectsOf(database)));
    }
  } catch {
    // What is after it is never reached either.
  } finally {
    database.close();
  }
  return digests;
}
