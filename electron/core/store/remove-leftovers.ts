import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wipeFile } from '../files/wipe-file.ts';
import { attachedFilesIn, beingExaminedIn, filesOfDatabase, newDatabaseIn } from './data-files.ts';

/**
 * Removes what a program that was killed had begun to write and had no use for yet: words may lie in it that are
 * encrypted everywhere else. To be called by whoever has the folder to itself, once a replacement that was broken off is
 * finished. What cannot be removed stays for the next time.
 */
export async function removeLeftovers(dataFolder: string): Promise<void> {
  const made = (['restored', 'salvaged', 'encrypted', 'decrypted'] as const).flatMap((what) =>
    filesOfDatabase(newDatabaseIn(dataFolder, what)),
  );
  const left = [
    ...made.filter((path) => existsSync(path)),
    ...(await namesIn(beingExaminedIn(dataFolder), /./)),
    ...(await namesIn(attachedFilesIn(dataFolder), /^\..*\.part$/)),
  ];
  for (const path of left) await wipeFile(path).catch(() => undefined);
  await rm(beingExaminedIn(dataFolder), { recursive: true, force: true }).catch(() => undefined);
}

async function namesIn(folder: string, form: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => form.test(name)).map((name) => join(folder, name));
}
