import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

type StaticFile = {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** The page names its digest, so a browser may keep it and takes no other in its place. */
  readonly isKept: boolean;
};

/** The files of the page, by the path in their address. */
export type StaticFiles = {
  /** The file at a path as it stands in the request (still encoded), or null. */
  readonly find: (encodedPath: string) => StaticFile | null;
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  // A dictionary's rules and words.
  '.aff': 'text/plain; charset=utf-8',
  '.dic': 'text/plain; charset=utf-8',
};

/**
 * Reads the built page into memory, once. Only what was there at the start can be asked for: an address never becomes a
 * path on the disk. Throws where the folder has no `index.html`.
 */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = mediaTypes[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/*/, '/');
    files.set(address, { bytes: readFileSync(path), mediaType, isKept: false });
  }
  const firstPage = files.get('/index.html');
  if (!firstPage) throw new Error(`no index.html in ${folder}`);
  const page = withDigests(firstPage.bytes.toString(), files);
  for (const address of ['/', '/index.html']) files.set(address, { ...firstPage, bytes: Buffer.from(page) });
  return {
    find: (encodedPath) => {
      const path = decodedOnce(encodedPath);
      return path === null ? null : (files.get(path) ?? null);
    },
  };
}

// Whatever else was served at this port meanwhile could have left a file of the same name with the browser.
function withDigests(page: string, files: Map<string, StaticFile>): string {
  return page.replace(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g, (attribute, address: string) => {
    const file = files.get(address);
    if (!file) return attribute;
    files.set(address, { ...file, isKept: true });
    return `${attribute} integrity="sha384-${createHash('sha384').update(file.bytes).digest('base64')}"`;
  });
}

function decodedOnce(encodedPath: string): string | null {
  try {
    return decodeURIComponent(encodedPath);
  } catch {
    return null;
  }
}
