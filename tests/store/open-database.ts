import Database from 'better-sqlite3-multiple-ciphers';
import { join } from 'node:path';

export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'secretariat.sqlite3');
}

/** Looks into (or spoils) the database of a data folder that no core has open. */
export function withDatabase<Answer>(path: string, work: (database: Database.Database) => Answer): Answer {
  const database = new Database(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
