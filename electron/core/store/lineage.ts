import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setAsideIn } from './data-files.ts';

/** What begins so in a folder of `set-aside` was to be put in place and was not. */
export const notUsed = 'not-used-';

/**
 * Names the data of a folder for as long as no other database takes their place: each replacement leaves a folder of its
 * own in `set-aside`. Where that cannot be told, the name is a new one: pages that were open begin anew.
 */
export function lineageOf(dataFolder: string): string {
  try {
    const replacements = replacementsIn(setAsideIn(dataFolder));
    const named = JSON.stringify([realpathSync(dataFolder), replacements]);
    return createHash('sha256').update(named).digest('hex').slice(0, 32);
  } catch {
    return randomUUID();
  }
}

function replacementsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => {
      const files = readdirSync(join(folder, name));
      return files.length === 0 || files.some((file) => !file.startsWith(notUsed));
    })
    .sort();
}
