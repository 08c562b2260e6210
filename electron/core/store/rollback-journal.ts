import { existsSync, readFileSync, statSync } from 'node:fs';

// The journal of a database that is not in WAL mode (https://sqlite.org/fileformat2.html, section 3). SQLite writes its
// pages back, unasked, when it opens the database beside it.

const pageSize = 4096;
const begins = Buffer.from('d9d505f920a163d7', 'hex');

/**
 * The first page of a database as SQLite would bring it back; null where it would bring back nothing. Ours are in WAL mode
 * from their first page on, so that a crash leaves no other page in such a journal: one that holds more, or another, is
 * `not-ours`.
 */
export function pageBroughtBack(path: string): { readonly content: Buffer } | 'not-ours' | null {
  const journal = `${path}-journal`;
  if (!existsSync(journal) || statSync(journal).size < 28) return null;
  if (statSync(journal).size > 1 << 18) return 'not-ours';
  const bytes = readFileSync(journal);
  if (!bytes.subarray(0, begins.length).equals(begins)) return null;
  const first = bytes.subarray(bytes.readUInt32BE(20));
  if (first.length < 4 + pageSize) return null;
  const isOurs =
    bytes.readUInt32BE(24) === pageSize && first.length <= 4 + pageSize + 4 && first.readUInt32BE(0) === 1;
  if (!isOurs) return 'not-ours';
  return { content: first.subarray(4, 4 + pageSize) };
}
