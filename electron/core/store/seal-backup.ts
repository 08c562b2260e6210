import { openDatabase, type DataKey } from './database.ts';
import { checkDatabase, type DatabaseReport } from './check-database.ts';
import { sha256OfFile } from './file-digest.ts';
import { ownSchemas } from './schema-digests.ts';

export type SealedBackup = DatabaseReport & { readonly sha256: string };

/**
 * Makes a fresh copy a plain file, which can be opened without anything being laid beside it, and reads it whole. The
 * digest is of the file as it was read.
 */
export async function sealBackup(
  path: string,
  key: DataKey | null,
  schemas = ownSchemas,
): Promise<SealedBackup> {
  const database = openDatabase(path, key);
  let report: DatabaseReport;
  try {
    database.pragma('journal_mode = DELETE');
    report = checkDatabase(database, schemas);
  } finally {
    database.close();
  }
  return { ...report, sha256: await sha256OfFile(path) };
}
