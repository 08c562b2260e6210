import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export function inProject(...parts: readonly string[]): string {
  return join(projectFolder, ...parts);
}

/** The layers of docs/architecture.md, in the order they may depend on each other. */
export const layerFolders = [
  'shared',
  'electron/core',
  'electron/desktop',
  'electron/browser',
  'electron/cli',
  'renderer',
] as const;

/** Files of the working tree that git tracks or would track, relative to `folder`, with forward slashes. */
export function listTreeFiles(folder: string = projectFolder): readonly string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listing.split('\0'))]
    .filter((file) => file !== '' && existsSync(join(folder, file)))
    .sort();
}

/** Every file below a folder of the project, relative to the project; works without git, as in a downloaded archive. */
export function listInputFiles(folder: string): readonly string[] {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
