import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type FileNotWrittenCode = 'disk-full' | 'read-only' | 'locked' | 'unknown';

/** A file that was not written. What was there before is unchanged. */
export class FileNotWritten extends Error {
  override readonly name = 'FileNotWritten';
  readonly code: FileNotWrittenCode;
  constructor(code: FileNotWrittenCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

const codes: Readonly<Record<string, FileNotWrittenCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOENT: 'read-only',
  ENOTDIR: 'read-only',
  EISDIR: 'read-only',
  EBUSY: 'locked',
  ETXTBSY: 'locked',
};

/**
 * Writes a file whole or not at all: aside, to the disk, then in the place of the old one. Throws `FileNotWritten`;
 * then the old file is as it was and nothing is left beside it.
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  const aside = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomUUID()}.part`);
  try {
    await writeAside(aside, bytes);
    await renamePatiently(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw new FileNotWritten(fileProblemOf(error), error);
  }
  await flushFolder(dirname(path));
}

async function writeAside(aside: string, bytes: Uint8Array): Promise<void> {
  const file = await open(aside, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Renames a file. On Windows one that Word or a virus scanner has open cannot be: that shows as EPERM, EACCES or EBUSY
 * and is often over in a moment, so it is tried again; `FileNotWritten` (`locked`) where it goes on.
 */
export async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pause of [20, 60, 150, 400]) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (process.platform !== 'win32' || !isHeldOnWindows(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  try {
    await rename(from, to);
  } catch (error) {
    throw isHeldOnWindows(error) ? new FileNotWritten('locked', error) : error;
  }
}

/** Brings a file's bytes to the disk. */
export async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** New names are on the disk only when their folder is; where folders cannot be opened (Windows), the system sees to it. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is whole and in place.
  }
}

function isHeldOnWindows(error: unknown): boolean {
  return ['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error));
}

/** What a failure of the file system means for the person. */
export function fileProblemOf(error: unknown): FileNotWrittenCode {
  return error instanceof FileNotWritten ? error.code : (codes[systemCode(error)] ?? 'unknown');
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
