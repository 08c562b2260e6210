import { closeSync, openSync, read } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Database } from './database.ts';

const stretch = 1 << 20;
const readFrom = promisify(read);

/**
 * Copies a database, encrypted or not, as its pages lie on the disk, while it is read and written. Whatever is committed
 * meanwhile stays in the journal until the copy is whole, so that no page of the file changes under it; SQLite's own
 * way of copying (https://sqlite.org/backup.html) cannot make an encrypted copy with this driver. Nobody has checked
 * the copy. One at a time of a database. Throws what SQLite and the system throw.
 */
export async function copyDatabase(database: Database, path: string): Promise<void> {
  // Made by us, so that its owner alone can read it.
  closeSync(openSync(path, 'w', 0o600));
  const before = Number(database.pragma('wal_autocheckpoint', { simple: true }));
  database.pragma('wal_autocheckpoint = 0');
  try {
    const [checkpoint] = database.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    if (checkpoint?.busy !== 0) throw new Error('the journal could not be brought into the database');
    await copyFileInUse(database, path);
    if (!database.open) throw new Error('the database was closed while it was copied');
  } finally {
    if (database.open) database.pragma(`wal_autocheckpoint = ${before}`);
  }
}

// Closing a file gives up every lock that this process has on it, the open database's own among them (fcntl(2),
// "Advisory record locking"): what was opened to copy a database is closed when that is.
const sources = new WeakMap<Database, number>();

/** To be called once a database is closed that may have been copied. */
export function closeCopied(database: Database): void {
  const source = sources.get(database);
  sources.delete(database);
  if (source !== undefined) closeSync(source);
}

async function copyFileInUse(database: Database, to: string): Promise<void> {
  const source = sources.get(database) ?? openSync(database.name, 'r');
  sources.set(database, source);
  const target = await open(to, 'r+');
  try {
    const bytes = Buffer.alloc(stretch);
    for (let at = 0; ;) {
      const { bytesRead } = await readFrom(source, bytes, 0, stretch, at);
      if (bytesRead === 0) break;
      // Whole, or it says why not: a write alone may stop half-way on a full disk.
      await target.writeFile(bytes.subarray(0, bytesRead));
      // Bit by bit, and away from this thread: the last step would do it all, and hold up whoever saves meanwhile.
      await target.datasync();
      at += bytesRead;
    }
  } finally {
    await target.close();
  }
}
