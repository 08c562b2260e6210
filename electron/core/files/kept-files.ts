import { createHash, createHmac } from 'node:crypto';
import { access, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hideBytes, isWholeHidden, showBytes } from './hidden-bytes.ts';
import { makeFolder } from './make-folder.ts';
import { wipeFile } from './wipe-file.ts';
import { writeWholeFile } from './whole-file.ts';

// Files that are named by the SHA-256 of their bytes: what was written once never changes, and the same file is there
// once only. Under a key their bytes are hidden, and so is their digest: it would tell whoever has the same file.

const digestForm = /^[0-9a-f]{64}$/;
const hiddenForm = /^[0-9a-f]{64}\.hidden$/;

/** Under which kept files lie, each of 32 bytes; null: as they are. */
export type FileKeys = { readonly content: Uint8Array; readonly name: Uint8Array };

/** Keeps bytes in a folder and gives their digest. Throws `FileNotWritten`. */
export async function keepFile(folder: string, bytes: Uint8Array, keys: FileKeys | null): Promise<string> {
  const digest = digestOf(bytes);
  if ((await readAs(folder, digest, keys)) === null) {
    makeFolder(folder, 0o700);
    const content = keys === null ? bytes : hideBytes(bytes, keys.content);
    await writeWholeFile(join(folder, nameOf(digest, keys)), content);
  }
  return digest;
}

/** The bytes of a digest, or null where they are not there, cannot be read, or are others by now. */
export async function readKeptFile(
  folder: string,
  digest: string,
  keys: FileKeys | null,
): Promise<Buffer | null> {
  if (!digestForm.test(digest)) return null;
  const bytes = await readAs(folder, digest, keys);
  // Data that were just encrypted may have some that are not yet.
  return bytes === null && keys !== null ? readAs(folder, digest, null) : bytes;
}

/** Copies what one folder has and the other has not, as it is. What is damaged is left. Throws `FileNotWritten`. */
export async function copyKeptFiles(from: string, to: string): Promise<void> {
  const names = (await namesIn(from)).filter((name) => digestForm.test(name) || hiddenForm.test(name));
  for (const name of names) {
    const isThere = await access(join(to, name)).then(
      () => true,
      () => false,
    );
    const bytes = isThere ? null : await readFile(join(from, name)).catch(() => null);
    if (bytes === null || !(hiddenForm.test(name) ? isWholeHidden(bytes) : digestOf(bytes) === name))
      continue;
    makeFolder(to, 0o700);
    await writeWholeFile(join(to, name), bytes);
  }
}

/** Lays a hidden copy beside every kept file that has none. Throws `FileNotWritten`. */
export async function hideKeptFiles(folder: string, keys: FileKeys): Promise<void> {
  for (const digest of await plainIn(folder)) {
    const bytes = await readAs(folder, digest, null);
    if (bytes !== null) await keepFile(folder, bytes, keys);
  }
}

/** Lays a copy as it is beside every hidden file. Throws `FileNotWritten`. */
export async function showKeptFiles(folder: string, keys: FileKeys): Promise<void> {
  for (const name of (await namesIn(folder)).filter((each) => hiddenForm.test(each))) {
    const bytes = await shown(folder, name, keys);
    if (bytes !== null) await keepFile(folder, bytes, null);
  }
}

/** Keeps in another folder, under its keys, every hidden file that the keys of this one open. Throws `FileNotWritten`. */
export async function hideAnew(
  from: string,
  fromKeys: FileKeys,
  to: string,
  toKeys: FileKeys,
): Promise<void> {
  for (const name of (await namesIn(from)).filter((each) => hiddenForm.test(each))) {
    const bytes = await shown(from, name, fromKeys);
    if (bytes !== null) await keepFile(to, bytes, toKeys);
  }
}

/** Removes the plain ones of which there is a hidden copy that reads back the same, and says how many. */
export async function removePlainTwins(folder: string, keys: FileKeys): Promise<number> {
  let removed = 0;
  for (const digest of await plainIn(folder)) {
    if ((await readAs(folder, digest, keys)) === null) continue;
    await wipeFile(join(folder, digest));
    removed += 1;
  }
  return removed;
}

/** Removes the hidden ones of which there is a plain copy that reads back the same. */
export async function removeHiddenTwins(folder: string, keys: FileKeys): Promise<void> {
  for (const name of (await namesIn(folder)).filter((each) => hiddenForm.test(each))) {
    const bytes = await shown(folder, name, keys);
    const isTwin = bytes !== null && (await readAs(folder, digestOf(bytes), null)) !== null;
    if (isTwin) await rm(join(folder, name));
  }
}

/** Those that lie there as they are, by their digests. */
export async function plainIn(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).filter((name) => digestForm.test(name));
}

async function readAs(folder: string, digest: string, keys: FileKeys | null): Promise<Buffer | null> {
  const name = nameOf(digest, keys);
  const bytes =
    keys === null ? await readFile(join(folder, name)).catch(() => null) : await shown(folder, name, keys);
  return bytes !== null && digestOf(bytes) === digest ? bytes : null;
}

async function shown(folder: string, name: string, keys: FileKeys): Promise<Buffer | null> {
  const hidden = await readFile(join(folder, name)).catch(() => null);
  return hidden === null ? null : showBytes(hidden, keys.content);
}

function nameOf(digest: string, keys: FileKeys | null): string {
  return keys === null ? digest : `${createHmac('sha256', keys.name).update(digest).digest('hex')}.hidden`;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
