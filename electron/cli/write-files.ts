import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { ExportedFile } from '../../shared/contract/exported-file.ts';
import { wordFileNotWritten } from '../../shared/wording/word-file-not-written.ts';
import { FileNotWritten, makeFolder, writeWholeFile } from '../core/open-core.ts';
import { CommandRefused } from './command-refused.ts';

type WrittenFile = { readonly path: string; readonly bytes: Buffer };

/**
 * Writes files into a folder, which is made where it is missing. Each is there whole or not at all. Unless it
 * `mayReplace`, a file that is there already is kept and the new one gets a number: someone may have worked in it.
 */
export async function writeFiles(
  files: readonly ExportedFile[],
  folder: string,
  { mayReplace }: { readonly mayReplace: boolean },
): Promise<readonly WrittenFile[]> {
  makeOutFolder(folder);
  const written: WrittenFile[] = [];
  for (const { name, content } of files) {
    const bytes = Buffer.from(content, 'base64');
    const path = mayReplace ? join(folder, name) : freePath(folder, name);
    await write(path, bytes);
    written.push({ path, bytes });
  }
  return written;
}

async function write(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeWholeFile(path, bytes);
  } catch (error) {
    if (error instanceof FileNotWritten) throw new CommandRefused(wordFileNotWritten(error.code, path));
    throw error;
  }
}

function makeOutFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch {
    throw new CommandRefused(`The folder “${folder}” cannot be made; choose another folder with --out.`);
  }
}

function freePath(folder: string, fileName: string): string {
  const { name, ext } = parse(fileName);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? fileName : `${name} (${number})${ext}`);
    if (!existsSync(path)) return path;
  }
}
