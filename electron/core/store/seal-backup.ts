import Database from 'better-sqlite3';
import { checkDatabase, type DatabaseReport } from './check-database.ts';
import { sha256OfFile } from './file-digest.ts';

export type SealedBackup = DatabaseReport & { readonly sha256: string };

/**
 * Makes a fresh copy a plain file, which can be opened without anything being laid beside it, and reads it whole. The
 * digest is of the file as it was read.
 */
export async function sealBackup(path: string): Promise<SealedBackup> {
  const database = new Database(path);
  let report: DatabaseReport;
  try {
    database.pragma('journal_mode = DELETE');
    report = checkDatabase(database);
  } finally {
    database.close();
  }
  return { ...report, sha256: await sha256OfFile(path) };
}
