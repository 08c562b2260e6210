import Connection from 'better-sqlite3-multiple-ciphers';

// The one place where a database is opened: what holds of every one of them is set here, its key first of all. A gate
// sees to it that nothing else knows the driver.

export type Database = Connection.Database;
export type Statement = Connection.Statement;
export const SqliteError = Connection.SqliteError;

/** 32 random bytes under which a database is encrypted as a whole. */
export type DataKey = { readonly bytes: Uint8Array };

/**
 * Opens a database, or makes one. `key` null: it is not encrypted. A wrong key shows at the first statement that reads a
 * page, as SQLITE_NOTADB. Throws what SQLite throws.
 */
export function openDatabase(
  path: string,
  key: DataKey | null,
  options: { readonly readonly?: boolean; readonly timeout?: number } = {},
): Database {
  const database = new Connection(path, options);
  try {
    if (key !== null) {
      database.pragma(`cipher = 'chacha20'`);
      // With this word before it the key is taken as it is, and nothing is derived from it.
      const wrong = database.key(Buffer.concat([Buffer.from('raw:'), key.bytes]));
      if (wrong !== 0) throw new Error(`the key was not taken: ${wrong}`);
    }
    // Before anything in it is read: what its schema says calls no function that could do something.
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    // What SQLite sorts or takes back would lie in files that are not encrypted.
    database.pragma('temp_store = MEMORY');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
