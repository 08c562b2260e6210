import type { DataKey } from './database.ts';
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** A database and its write-ahead log as they lie on the disk. */
export type DatabaseFiles = {
  readonly database: Buffer;
  readonly journal: Buffer;
  /** null: they are not encrypted. */
  readonly key: DataKey | null;
};

const stretch = 65_536;
const block = 512;

/**
 * Reads both files without opening them as a database. A place that the disk does not give is zero; a file that is not
 * there is empty. Read in one go, so that nothing is written in between by this program.
 */
export function readDatabaseFiles(path: string): Omit<DatabaseFiles, 'key'> {
  return { database: readAllThatCanBeRead(path), journal: readAllThatCanBeRead(`${path}-wal`) };
}

function readAllThatCanBeRead(path: string): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  const file = openToStay(path);
  try {
    const bytes = Buffer.alloc(fstatSync(file).size);
    for (let at = 0; at < bytes.length; at += stretch) {
      if (!canRead(file, bytes, at, stretch)) {
        for (let within = at; within < at + stretch; within += block) canRead(file, bytes, within, block);
      }
    }
    return bytes;
  } finally {
    if (process.platform === 'win32') closeSync(file);
  }
}

// Closing a file gives up every lock that this process has on it, the open database's own among them (fcntl(2),
// "Advisory record locking"): a file that was read once stays open. On Windows a lock is its handle's alone.
const staying = new Map<string, number>();

function openToStay(path: string): number {
  if (process.platform === 'win32') return openSync(path, 'r');
  const { dev, ino } = statSync(path);
  const key = `${dev} ${ino}`;
  const file = staying.get(key) ?? openSync(path, 'r');
  staying.set(key, file);
  return file;
}

function canRead(file: number, bytes: Buffer, at: number, length: number): boolean {
  const end = Math.min(at + length, bytes.length);
  try {
    while (at < end) {
      const read = readSync(file, bytes, at, end - at, at);
      if (read === 0) return true;
      at += read;
    }
    return true;
  } catch {
    return false;
  }
}
