import { openDatabase, type Database, type DataKey } from './database.ts';
import { examineFiles, examineSchema, type Finding, type Known } from './examine-files.ts';
import { ownSchemas } from './schema-digests.ts';

/** Why a database was not read. Nothing in it was changed. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
  readonly finding: Exclude<Finding, 'sound'>;
  constructor(finding: Exclude<Finding, 'sound'>) {
    super(`database refused: ${finding}`);
    this.finding = finding;
  }
}

const ownVersions: Known = { newest: ownSchemas.length - 1, schemas: ownSchemas };

/**
 * Opens a database that was not made just now: a backup, or the data before they are written anew. Throws `DatabaseRefused`, and
 * what SQLite throws.
 */
export function openExamined(
  path: string,
  key: DataKey | null,
  options: { readonly readonly?: boolean } = {},
): Database {
  requireSound(examineFiles(path, ownVersions, key).finding);
  const database = openDatabase(path, key, options);
  try {
    requireSound(examineSchema(database, ownVersions));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function requireSound(finding: Finding): void {
  if (finding !== 'sound') throw new DatabaseRefused(finding);
}
