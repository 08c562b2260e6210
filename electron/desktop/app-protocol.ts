import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { appScheme, isAppUrl } from './app-origin.ts';

// Serves the built renderer as app://secretariat/. The files are read once, at start: a request can name one of them
// or nothing, whatever way it is written, and what lies in the folder later is never served.

export interface AppFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

export const appSchemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

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
  '.woff2': 'font/woff2',
};

/** Reads the renderer's files: path in the address ("/assets/index.js") -> file. Throws where there is no page. */
export function readAppFiles(folder: string): ReadonlyMap<string, AppFile> {
  const files = new Map<string, AppFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const mediaType = mediaTypes[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || mediaType === undefined) continue;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, {
      bytes: new Uint8Array(readFileSync(path)),
      mediaType,
    });
  }
  if (!files.has('/index.html')) throw new Error(`There is no page in ${folder}.`);
  return files;
}

/** Answers a request of the page with one of the files, or with nothing. */
export function answerFrom(files: ReadonlyMap<string, AppFile>, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const path = pathOf(request.url);
  const file = path === null ? undefined : files.get(path === '/' ? '/index.html' : path);
  if (file === undefined) return refusal(404);
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    headers: { ...protection, 'content-type': file.mediaType },
  });
}

const protection = {
  'cache-control': 'no-cache',
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

function refusal(status: number): Response {
  return new Response(null, { status, headers: protection });
}

// Decoded once: what is still encoded after that is part of a name, and no file has such a name.
function pathOf(address: string): string | null {
  if (!isAppUrl(address)) return null;
  try {
    return decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
}
