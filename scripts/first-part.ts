import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inProject } from './project.ts';

/** What a page of the built program loads before its first screen: its scripts, and how large they are under gzip. */
export function firstPart(): { readonly files: readonly string[]; readonly gzipBytes: number } {
  const html = readFileSync(inProject('out/renderer/index.html'), 'utf8');
  const files = [
    ...html.matchAll(/<(?:script|link rel="modulepreload")[^>]* (?:src|href)="\/(assets\/[^"]+\.js)"/g),
  ].map(([, file = '']) => file);
  const sizes = files.map(
    (file) => gzipSync(readFileSync(inProject('out/renderer', file)), { level: 9 }).length,
  );
  return { files, gzipBytes: sizes.reduce((sum, size) => sum + size, 0) };
}
