import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';

export interface StartCircumstances {
  /** What follows the program (and, in development, its folder) on the command line. */
  readonly argv: readonly string[];
  readonly workingFolder: string;
  /** SECRETARIAT_DATA, or the system's place. */
  readonly defaultFolder: string;
}

/**
 * The data folder: `--data DIR`, else the default one; null where `--data` has no folder after it. Other options pass:
 * Electron and Chromium have hundreds of their own.
 */
export function chooseDataFolder(circumstances: StartCircumstances): string | null {
  const { argv, workingFolder, defaultFolder } = circumstances;
  const index = argv.findLastIndex((word) => word === '--data' || word.startsWith('--data='));
  const word = argv[index];
  if (word === undefined) return defaultFolder;
  const folder = word === '--data' ? argv[index + 1] : word.slice('--data='.length);
  return folder === undefined || folder === '' || folder.startsWith('--')
    ? null
    : resolve(workingFolder, folder);
}

/**
 * Where the window keeps its own things (size, Chromium's caches): beside the system's usual data folder, so never in a
 * roaming profile, and one for each data folder, so that one instance runs for each. Nothing of a meeting is in it.
 */
export function windowFolder(dataFolder: string, usualFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(dirname(usualFolder), 'secretariat-window', name);
}
