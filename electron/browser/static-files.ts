import { createHash } from 'node:crypto';
import { readListedFiles } from '../core/open-core.ts';

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

/**
 * Reads the files of the built page into memory, once. Only what the build has listed can be asked for. Throws where
 * that is not there, or not as it was built.
 */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  for (const [address, file] of readListedFiles(folder)) files.set(address, { ...file, isKept: false });
  const firstPage = files.get('/index.html');
  if (!firstPage) throw new Error(`There is no page in ${folder}.`);
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
