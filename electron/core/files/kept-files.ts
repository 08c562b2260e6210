import { createHash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { writeWholeFile } from './whole-file.ts';

// Files that are named by the SHA-256 of their bytes: what was written once never changes, and the same file is there
// once only.

const digestForm = /^[0-9a-f]{64}$/;

/** Keeps bytes in a folder and gives their digest. Throws `FileNotWritten`. */
export async function keepFile(folder: string, bytes: Uint8Array): Promise<string> {
  const digest = digestOf(bytes);
  if ((await readKeptFile(folder, digest)) === null) {
    makeFolder(folder, 0o700);
    await writeWholeFile(join(folder, digest), bytes);
  }
  return digest;
}

/** The bytes of a digest, or null where they are not there, cannot be read, or are others by now. */
export async function readKeptFile(folder: string, digest: string): Promise<Buffer | null> {
  const bytes = digestForm.test(digest) ? await readFile(join(folder, digest)).catch(() => null) : null;
  return bytes !== null && digestOf(bytes) === digest ? bytes : null;
}

/** Copies what one folder has and the other has not. What is damaged is left. Throws `FileNotWritten`. */
export async function copyKeptFiles(from: string, to: string): Promise<void> {
  const names = await readdir(from).catch(() => []);
  for (const digest of names.filter((name) => digestForm.test(name))) {
    const isThere = await access(join(to, digest)).then(
      () => true,
      () => false,
    );
    const bytes = isThere ? null : await readKeptFile(from, digest);
    if (bytes !== null) await keepFile(to, bytes);
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
