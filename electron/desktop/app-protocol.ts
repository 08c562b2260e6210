import type { ListedFile } from '../core/before-opening.ts';
import { appScheme, isAppUrl } from './app-origin.ts';

// Serves the built renderer as app://secretariat/. The files of the build's list are read once, at start: a request can
// name one of them or nothing, whatever way it is written.

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
  "require-trusted-types-for 'script'",
  // The page's own, and the one with which ProseMirror puts what was made inert into a document of its own.
  'trusted-types default secretariat-paste ProseMirrorClipboard',
].join('; ');

/** Answers a request of the page with one of the files, or with nothing. */
export function answerFrom(files: ReadonlyMap<string, ListedFile>, request: Request): Response {
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
