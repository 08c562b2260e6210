import { closeSync, openSync, readSync } from 'node:fs';
import { chacha20 } from '../../../shared/domain/chacha20.ts';
import type { DataKey } from './database.ts';

// The pages of an encrypted database, read without SQLite, as SQLite3 Multiple Ciphers lays them out for its cipher
// `chacha20` (https://utelle.github.io/SQLite3MultipleCiphers, "sqleet: ChaCha20"): the content under a key stream, then
// 16 bytes of nonce and 16 of authentication. The latter are left alone: a flipped bit is one flipped bit in the
// content, and the digests of the texts tell which text that is.

/** What each page of an encrypted database has at its end beside its content, in bytes. */
export const reservedBytes = 32;
const nonceLength = 16;
// The salt, then what SQLite has to know of the file before it can decrypt anything.
const clearOnFirstPage = 24;
export const plainBeginning = 'SQLite format 3\0';

/** The content of page `number`, in a copy that is as long. */
export function decryptPage(page: Buffer, number: number, { bytes: key }: DataKey): Buffer {
  const end = page.length - reservedBytes;
  const nonce = page.subarray(end, end + nonceLength - 4);
  const counter = (page.readUInt32LE(end + nonceLength - 4) ^ number) >>> 0;
  const pageKey = chacha20(key, nonce, counter, new Uint8Array(64)).subarray(32);
  const from = number === 1 ? clearOnFirstPage : 0;
  const content = Buffer.from(page);
  content.set(chacha20(pageKey, nonce, (counter + 1) >>> 0, page.subarray(from, end)), from);
  if (number === 1) content.write(plainBeginning, 0, 'latin1');
  return content;
}

/** Whether a file begins as a database that is not encrypted. False of one that is not there. */
export function beginsPlain(path: string): boolean {
  return beginningOf(path, plainBeginning.length).toString('latin1') === plainBeginning;
}

/** Whether a key opens the first page of a database. False also where that page is damaged. */
export function opensFirstPage(path: string, key: DataKey): boolean {
  const size = beginningOf(path, 18);
  const pageSize = size.length < 18 ? 0 : size.readUInt16BE(16);
  const page = beginningOf(path, pageSize);
  return pageSize >= 512 && page.length === pageSize && opensPageOne(page, key);
}

/** The same of that page itself. */
export function opensPageOne(page: Buffer, key: DataKey): boolean {
  // 1.3 of https://sqlite.org/fileformat2.html: 20 bytes of the header are zero in every database.
  return decryptPage(page, 1, key)
    .subarray(72, 92)
    .every((byte) => byte === 0);
}

function beginningOf(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
