import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';

/**
 * The data folder that was asked for: `--data DIR`, else undefined; null where `--data` has no folder after it. Other
 * options pass: Electron and Chromium have hundreds of their own.
 */
export function askedDataFolder(argv: readonly string[], workingFolder: string): string | null | undefined {
  const index = argv.findLastIndex((word) => word === '--data' || word.startsWith('--data='));
  const word = argv[index];
  if (word === undefined) return undefined;
  const folder = word === '--data' ? argv[index + 1] : word.slice('--data='.length);
  return folder === undefined || folder === '' || folder.startsWith('--')
    ? null
    : resolve(workingFolder, folder);
}

/** A policy of its own for a program that runs from its sources: `--policy=FILE`. A packaged one has no such option. */
export function developmentPolicy(argv: readonly string[], workingFolder: string): string | undefined {
  const word = argv.findLast((each) => each.startsWith('--policy='));
  return word === undefined ? undefined : resolve(workingFolder, word.slice('--policy='.length));
}

/**
 * Where the window keeps its own things (size, Chromium's caches): beside the system's usual data folder, so never in a
 * roaming profile, and one for each data folder, so that one instance runs for each. Nothing of a meeting is in it.
 */
export function windowFolder(dataFolder: string, usualFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(dirname(usualFolder), 'secretariat-window', name);
}
