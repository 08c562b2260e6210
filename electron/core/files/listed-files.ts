import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

// The page's files. The build writes down each with its digest, and nothing else is ever read, whatever else lies in
// the folder: a host keeps them in memory, so that an address never becomes a path on the disk.

/** Beside the page: path in the address ("/assets/index.js") -> SHA-256 in hexadecimal digits. */
export const fileListName = 'files.json';

export type ListedFile = { readonly bytes: Buffer<ArrayBuffer>; readonly mediaType: string };

const mediaTypes: Readonly<Record<string, string>> = {
  // A dictionary's rules and words.
  '.aff': 'text/plain; charset=utf-8',
  '.dic': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * Reads the files of the list by the path in their address. Throws where there is no list or no page, and where a file
 * is missing, of no known kind, or not the one that was built.
 */
export function readListedFiles(folder: string): ReadonlyMap<string, ListedFile> {
  const listed = readList(join(folder, fileListName));
  const files = new Map<string, ListedFile>();
  for (const [address, digest] of Object.entries(listed)) {
    const mediaType = mediaTypes[extname(address).toLowerCase()];
    const isPlain = /^(\/[\w.-]+)+$/.test(address) && !address.includes('/.');
    if (!isPlain || mediaType === undefined) throw new Error(`${address} cannot be one of the page’s files.`);
    const bytes = readFileSync(join(folder, address));
    if (sha256(bytes) !== digest) throw new Error(`${address} is not the file that was built.`);
    files.set(address, { bytes, mediaType });
  }
  if (!files.has('/index.html')) throw new Error(`There is no page in ${folder}.`);
  return files;
}

function readList(path: string): Readonly<Record<string, unknown>> {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`There is no list of the page’s files at ${path}.`, { cause: error });
  }
  if (typeof list !== 'object' || list === null) throw new Error(`${path} is no list of files.`);
  return list as Readonly<Record<string, unknown>>;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
