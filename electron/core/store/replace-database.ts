import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../files/make-folder.ts';
import {
  FileNotWritten,
  flushFile,
  flushFolder,
  renamePatiently,
  writeWholeFile,
} from '../files/whole-file.ts';
import { wipeFile } from '../files/wipe-file.ts';
import { databaseIn, filesOfDatabase, keyFileIn, setAsideIn } from './data-files.ts';
import { sha256OfFile } from './file-digest.ts';
import { notUsed } from './lineage.ts';
import type { StoreSlot } from './store-slot.ts';

// One database takes the place of another in three steps on the disk: what is intended, the old files into a folder of
// their own, the new file in their place. Whoever opens the data folder after a program that was killed in between
// finishes them: the intention is there until the last one is.

const intention = z.strictObject({
  /** The whole new database, beside the one that is there. */
  newFile: z.string().regex(/^[a-z]+\.sqlite3\.new$/),
  sha256: z.string().length(64),
  /** The folder in `set-aside`. */
  setAside: z.string().regex(/^[\dTZ-]+$/),
  /** Whether the old files are written over and removed there: the new one holds all of them, under another key. */
  isWiped: z.boolean().optional(),
});
type Intention = z.infer<typeof intention>;

export type Replacement = {
  readonly dataFolder: string;
  readonly file: string;
  readonly at: Date;
  /** Makes the file while nobody writes to the old database; left out where it is there already. */
  readonly make?: () => Promise<void>;
  readonly isWiped?: boolean;
};

/**
 * Puts a database file in the place of the slot's database, and opens it. The old files, with what SQLite kept beside
 * them, are moved to a folder of their own, whose path is the answer (`isWiped`: and removed from it). `file` is whole
 * and checked, lies at `newDatabaseIn` with nothing beside it, and is gone from there afterwards. A kill at any moment
 * leaves the old database or the new one to the next opening; what throws leaves the old one. Throws `StoreClosed` while
 * another exchange is going on, and what making the file and opening it throw.
 */
export async function replaceDatabase(
  slot: StoreSlot,
  { dataFolder, file, at, make, isWiped = false }: Replacement,
): Promise<string> {
  let setAside = '';
  await slot.exchange(async () => {
    await finishReplacement(dataFolder);
    await make?.();
    // An intention that was left behind can have taken the file for its own.
    if (!existsSync(file)) throw new FileNotWritten('unknown');
    await flushFile(file);
    await flushFolder(dataFolder);
    const sha256 = await sha256OfFile(file);
    setAside = await freshFolderIn(setAsideIn(dataFolder), at);
    const intended = { newFile: basename(file), sha256, setAside: basename(setAside), isWiped };
    try {
      await writeWholeFile(
        intentionIn(dataFolder),
        Buffer.from(JSON.stringify(intended satisfies Intention)),
      );
    } catch (error) {
      await rmdir(setAside).catch(() => undefined);
      throw error;
    }
    try {
      await finishReplacement(dataFolder);
    } catch (error) {
      await takeBack(dataFolder, intended);
      throw error;
    }
  });
  return setAside;
}

/** Whether one was begun that `finishReplacement` has still to finish. */
export function isReplacementBegun(dataFolder: string): boolean {
  return existsSync(intentionIn(dataFolder));
}

/**
 * Finishes a replacement that was broken off, or takes it back where the new file is not whole. To be called by whoever
 * has the folder to itself, before its database is opened.
 */
export async function finishReplacement(dataFolder: string): Promise<void> {
  const intended = await readIntention(dataFolder);
  if (intended === null) return;
  const file = join(dataFolder, intended.newFile);
  // Without the new file the last step was done: what lies in the database's place is the new one.
  if (existsSync(file)) {
    if ((await sha256OfFile(file)) !== intended.sha256) {
      await takeBack(dataFolder, intended);
      return;
    }
    await moveAside(dataFolder, intended);
    await renamePatiently(file, databaseIn(dataFolder));
    await flushFolder(dataFolder);
  }
  // The new one is in place whatever comes of it; what is not wiped now is wiped at the next start.
  if (intended.isWiped === true && !(await isWipedAside(dataFolder, intended))) return;
  await forgetIntention(dataFolder);
}

// The folder itself stays: it says that other data took the place of these (`lineageOf`).
async function isWipedAside(dataFolder: string, { setAside }: Intention): Promise<boolean> {
  const folder = join(setAsideIn(dataFolder), setAside);
  try {
    for (const name of existsSync(folder) ? await readdir(folder) : []) await wipeFile(join(folder, name));
    await flushFolder(folder);
    return true;
  } catch {
    return false;
  }
}

async function moveAside(dataFolder: string, { setAside }: Intention): Promise<void> {
  const folder = join(setAsideIn(dataFolder), setAside);
  makeFolder(folder, 0o700);
  for (const path of filesOfDatabase(databaseIn(dataFolder))) {
    if (existsSync(path)) await renamePatiently(path, freeName(join(folder, basename(path))));
  }
  // Without its key an encrypted database that is set aside could never be opened again.
  const keyFile = keyFileIn(dataFolder);
  if (existsSync(keyFile)) await copyFile(keyFile, join(folder, basename(keyFile)));
  await flushFolder(folder);
  await flushFolder(dataFolder);
}

async function takeBack(dataFolder: string, { setAside, newFile }: Intention): Promise<void> {
  const folder = join(setAsideIn(dataFolder), setAside);
  const database = databaseIn(dataFolder);
  // The database was the first to go and comes back last: while one lies in its place, either nothing had been moved or
  // that is the new one, beside which the old journal must never lie.
  for (const place of existsSync(database) ? [] : filesOfDatabase(database).toReversed()) {
    const moved = join(folder, basename(place));
    if (existsSync(moved) && !existsSync(place)) await renamePatiently(moved, place);
  }
  if (existsSync(join(dataFolder, newFile))) {
    makeFolder(folder, 0o700);
    await renamePatiently(join(dataFolder, newFile), freeName(join(folder, `${notUsed}${newFile}`)));
  }
  await flushFolder(dataFolder);
  await forgetIntention(dataFolder);
}

async function forgetIntention(dataFolder: string): Promise<void> {
  await rm(intentionIn(dataFolder), { force: true });
  await flushFolder(dataFolder);
}

function intentionIn(dataFolder: string): string {
  return join(dataFolder, 'replacing.json');
}

// The file is written whole, so one that says nothing sensible was not written here, and nothing was moved for it.
async function readIntention(dataFolder: string): Promise<Intention | null> {
  const path = intentionIn(dataFolder);
  if (!existsSync(path)) return null;
  const text = await readFile(path, 'utf8');
  try {
    return intention.parse(JSON.parse(text));
  } catch {
    await renamePatiently(path, freeName(`${path}.not-understood`));
    return null;
  }
}

async function freshFolderIn(parent: string, at: Date): Promise<string> {
  makeFolder(parent, 0o700);
  const path = freeName(
    join(
      parent,
      at
        .toISOString()
        .replace(/\.\d+Z$/, 'Z')
        .replaceAll(':', '-'),
    ),
  );
  await mkdir(path, { mode: 0o700 });
  await flushFolder(dirname(path));
  return path;
}

function freeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? path : `${path}-${number}`;
    if (!existsSync(name)) return name;
  }
}
