import { closeSync, openSync, read } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Database } from './database.ts';
import { letGoOf, openToStay } from './read-database-files.ts';

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
    await copyFileInUse(database.name, path);
    if (!database.open) throw new Error('the database was closed while it was copied');
  } finally {
    if (database.open) database.pragma(`wal_autocheckpoint = ${before}`);
  }
}

async function copyFileInUse(from: string, to: string): Promise<void> {
  const source = openToStay(from);
  const target = await open(to, 'r+');
  try {
    const bytes = Buffer.alloc(stretch);
    for (let at = 0; ; ) {
      const { bytesRead } = await readFrom(source, bytes, 0, stretch, at);
      if (bytesRead === 0) break;
      await target.write(bytes, 0, bytesRead, at);
      // Bit by bit, and away from this thread: the last step would do it all, and hold up whoever saves meanwhile.
      await target.datasync();
      at += bytesRead;
    }
  } finally {
    await target.close();
    letGoOf(source);
  }
}
