import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileListName } from '../electron/core/files/listed-files.ts';

/** Writes down each file of a built page with its digest. A host serves what is on this list, and nothing else. */
export function writeFileList(folder: string): void {
  const digests: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === fileListName) continue;
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    digests[address] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  writeFileSync(join(folder, fileListName), `${JSON.stringify(digests, null, 2)}\n`);
}
