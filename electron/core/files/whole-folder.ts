import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { FileNotWritten, fileProblemOf, flushFolder, renamePatiently } from './whole-file.ts';

/**
 * Writes a folder of files whole or not at all: aside, to the disk, then in the place of the old one. Throws
 * `FileNotWritten`; then the old folder is as it was.
 */
export async function writeWholeFolder(
  path: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  const old = oldOf(path);
  try {
    makeFolder(dirname(path), 0o700);
    await mkdir(aside, { mode: 0o700 });
    for (const [name, content] of files) {
      const file = await open(join(aside, name), 'wx');
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    await flushFolder(aside);
    if (existsSync(path)) await renamePatiently(path, old);
    await renamePatiently(aside, path);
  } catch (error) {
    finishFolder(path);
    rmSync(aside, { recursive: true, force: true });
    throw new FileNotWritten(fileProblemOf(error), error);
  }
  rmSync(old, { recursive: true, force: true });
  await flushFolder(dirname(path));
}

/** Puts right what was left by a program that ended between the two renamings, in all folders of one place. */
export function finishWholeFolders(place: string): void {
  let names: readonly string[];
  try {
    names = readdirSync(place);
  } catch {
    return;
  }
  for (const name of names) {
    if (/^\..+\.part$/.test(name)) rmSync(join(place, name), { recursive: true, force: true });
    const [, of] = /^\.(.+)\.old$/.exec(name) ?? [];
    if (of !== undefined) finishFolder(join(place, of));
  }
}

function finishFolder(path: string): void {
  const old = oldOf(path);
  if (!existsSync(old)) return;
  if (existsSync(path)) rmSync(old, { recursive: true, force: true });
  else renameSync(old, path);
}

function oldOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.old`);
}
