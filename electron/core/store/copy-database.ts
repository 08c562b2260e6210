import type Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

const pagesATurn = 100;
const pagesBetweenFlushes = 1000;

/**
 * Copies a database page by page while it is read and written (https://sqlite.org/backup.html). What was copied is
 * brought to the disk bit by bit, away from this thread: otherwise the last step would do it all, and hold up whoever
 * saves meanwhile. Nobody has checked the copy. Throws what SQLite and the system throw.
 */
export async function copyDatabase(database: Database.Database, path: string): Promise<void> {
  // Made by us, so that its owner alone can read it.
  closeSync(openSync(path, 'w', 0o600));
  const flushing = flusherOf(await open(path, 'r+'));
  let flushed = 0;
  try {
    await database.backup(path, {
      progress({ totalPages, remainingPages }) {
        const copied = totalPages - remainingPages;
        const isDue = copied - flushed >= pagesBetweenFlushes || remainingPages <= pagesATurn;
        if (isDue && copied > flushed) {
          flushed = copied;
          flushing.begin();
        }
        return flushing.isBusy() ? 0 : pagesATurn;
      },
    });
  } finally {
    await flushing.end();
  }
}

function flusherOf(file: FileHandle) {
  let busy: Promise<void> | null = null;
  return {
    begin: (): void => {
      busy ??= file
        .datasync()
        // A disk that cannot take the pages says so to SQLite as well, whose word counts.
        .catch(() => undefined)
        .finally(() => (busy = null));
    },
    isBusy: () => busy !== null,
    end: async (): Promise<void> => {
      await busy;
      await file.close();
    },
  };
}
