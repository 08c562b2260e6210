import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inProject } from './project.ts';

/**
 * What a page of the built program loads before its first screen: its scripts, and how large they are under gzip.
 * `windowGzipBytes`: what a desktop window loads with them.
 */
export function firstPart(): {
  readonly files: readonly string[];
  readonly gzipBytes: number;
  readonly windowGzipBytes: number;
} {
  const html = readFileSync(inProject('out/renderer/index.html'), 'utf8');
  const scripts = /<(?:script|link rel="modulepreload")[^>]* (?:src|href)="\/(assets\/[^"]+\.js)"/g;
  const files = [...html.matchAll(scripts)].map(([, file = '']) => file);
  const ofWindow = readdirSync(inProject('out/renderer/assets'))
    .filter((name) => /^(window|desktop)-.*\.js$/.test(name))
    .map((name) => `assets/${name}`);
  return { files, gzipBytes: sizeOf(files), windowGzipBytes: sizeOf(ofWindow) };
}

function sizeOf(files: readonly string[]): number {
  const sizes = files.map(
    (file) => gzipSync(readFileSync(inProject('out/renderer', file)), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
