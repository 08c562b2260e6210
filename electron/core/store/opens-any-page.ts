import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { DataKey } from './database.ts';
import { decryptPage, reservedBytes } from './page-cipher.ts';
import type { Pages } from './salvage-pages.ts';
import { isSoundLeaf } from './salvage-records.ts';

const pageSize = 4096;
/** Spread over all of the file: however large it is, looking takes a moment only. */
const mostLookedAt = 4096;

/**
 * Whether a key opens any page of a database that is not open. Where it does not, it is the key of another one, or
 * nothing is left of this one.
 */
export function opensAnyPage(path: string, key: DataKey): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    const pages = pagesIn(file, key);
    const step = Math.max(1, Math.ceil(pages.count / mostLookedAt));
    for (let number = 1; number <= pages.count; number += step) if (isSoundLeaf(pages, number)) return true;
    return false;
  } finally {
    closeSync(file);
  }
}

function pagesIn(file: number, key: DataKey): Pages {
  const count = Math.floor(fstatSync(file).size / pageSize);
  return {
    size: pageSize,
    usable: pageSize - reservedBytes,
    count,
    page: (number) => {
      if (number < 1 || number > count) return null;
      const page = Buffer.alloc(pageSize);
      try {
        if (readSync(file, page, 0, pageSize, (number - 1) * pageSize) < pageSize) return null;
      } catch {
        // A bad sector.
        return null;
      }
      return decryptPage(page, number, key);
    },
  };
}
