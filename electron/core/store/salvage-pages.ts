import type { DataKey } from './database.ts';
import { journalFrames, type JournalFrame } from './journal-frames.ts';
import { decryptPage, reservedBytes } from './page-cipher.ts';
import type { DatabaseFiles } from './read-database-files.ts';

// The pages of a database whose files may hold anything, read without SQLite, which stops at the first damaged page and
// cannot be stopped once it has begun. Sections in comments are those of https://sqlite.org/fileformat2.html.

/** Page N of the database, the journal laid over it; null: there is none, or it is all zero. */
export type Pages = {
  readonly size: number;
  /** What of each page is SQLite's own, from its beginning on (1.3.4, "Reserved bytes per page"). */
  readonly usable: number;
  readonly count: number;
  page(number: number): Buffer | null;
};

export function pagesOf({ database, journal, key }: DatabaseFiles, frames = journalFrames(journal)): Pages {
  return pagesFrom({ length: database.length, read: (from, to) => database.subarray(from, to) }, key, frames);
}

/** The bytes of a database; `read` gives fewer where it ends. */
export type PageSource = { readonly length: number; read(from: number, to: number): Buffer };

/** The same of a database that is read page by page, as they are asked for. */
export function pagesFrom(
  database: PageSource,
  key: DataKey | null,
  frames: readonly Pick<JournalFrame, 'page' | 'content' | 'isSound'>[],
): Pages {
  const size = pageSizeOf(database.read(0, 100));
  const newer = new Map<number, Buffer>();
  for (const { page, content, isSound } of frames) {
    if (isSound && content.length === size) newer.set(page, content);
  }
  const inFile = Math.ceil(database.length / size);
  const count = [...newer.keys()].reduce((most, page) => Math.max(most, page), inFile);
  const decrypted = new Map<number, Buffer>();
  return {
    size,
    usable: key === null ? size : size - reservedBytes,
    count,
    page: (number) => {
      if (number < 1 || number > count) return null;
      const found = newer.get(number) ?? wholePage(database.read((number - 1) * size, number * size), size);
      if (found.every((byte) => byte === 0)) return null;
      if (key === null) return found;
      const content = decrypted.get(number) ?? decryptPage(found, number, key);
      decrypted.set(number, content);
      return content;
    },
  };
}

// A file that was cut off ends within a page.
function wholePage(bytes: Buffer, size: number): Buffer {
  return bytes.length === size ? bytes : Buffer.concat([bytes], size);
}

// 1.3.2: our databases are made with SQLite's own 4096; a header that says no power of two is damaged.
function pageSizeOf(header: Buffer): number {
  const said = header.length < 100 ? 0 : header.readUInt16BE(16);
  return said >= 512 && (said & (said - 1)) === 0 ? said : 4096;
}

/** The pages that are in no table: what they hold was deleted (1.5). */
export function freePages(pages: Pages): ReadonlySet<number> {
  const free = new Set<number>();
  const header = pages.page(1);
  let trunk = header?.readUInt32BE(32) ?? 0;
  while (trunk > 0 && trunk <= pages.count && !free.has(trunk)) {
    const page = pages.page(trunk);
    if (page === null) break;
    const leaves = page.readUInt32BE(4);
    if (leaves > pages.usable / 4 - 2) break;
    free.add(trunk);
    for (let index = 0; index < leaves; index += 1) free.add(page.readUInt32BE(8 + index * 4));
    trunk = page.readUInt32BE(0);
  }
  return free;
}
