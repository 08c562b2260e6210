import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { setAsideIn } from './data-files.ts';

/**
 * Names the data of a folder for as long as no other database takes their place: each replacement leaves a folder of its
 * own in `set-aside`.
 */
export function lineageOf(dataFolder: string): string {
  const folder = setAsideIn(dataFolder);
  const replacements = existsSync(folder) ? readdirSync(folder).sort() : [];
  return createHash('sha256').update(JSON.stringify(replacements)).digest('hex').slice(0, 32);
}
