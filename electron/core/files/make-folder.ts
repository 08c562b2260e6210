import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing; throws where it cannot. Not mkdir's own `recursive`: where a file
 * system answers ENOENT for a folder below one that is there (Linux does in /proc), that tries for ever.
 */
export function makeFolder(path: string, mode?: number): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw new RangeError('not a folder');
    return;
  }
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  mkdirSync(path, mode === undefined ? {} : { mode });
}
