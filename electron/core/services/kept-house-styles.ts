import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { houseStyleId } from '../../../shared/contract/house-style.ts';
import { makeFolder } from '../files/make-folder.ts';
import { renamePatiently } from '../files/whole-file.ts';
import { writeWholeFolder } from '../files/whole-folder.ts';
import { listBodies } from '../store/repositories/bodies.ts';
import {
  listKeptHouseStyles,
  putKeptHouseStyle,
  type KeptHouseStyles,
} from '../store/repositories/house-style-files.ts';
import { ownHouseStylesIn } from '../word/template/own-house-style.ts';
import type { Program } from './program.ts';

// House styles of one's own are folders beside the data. Before a backup they are copied into the data, so that a backup
// has them; from there they come back where their folder is gone, or is another by then.

type Place = Pick<Program, 'store' | 'dataFolder'>;

/** In bytes, of all files of one house style: no template comes near it, and every backup carries it. */
const largest = 40 * 1024 * 1024;

/**
 * Keeps the own house styles with the data as their folders have them. One whose folder is gone is forgotten, unless a
 * body has it: then the folder is missing, and what was kept is all that is left of it.
 */
export function keepHouseStyles({ store, dataFolder }: Place): void {
  const there = foldersIn(ownHouseStylesIn(dataFolder));
  store.write((read, write) => {
    const kept = listKeptHouseStyles(read);
    const chosen = new Set(listBodies(read).map(({ houseStyle }) => houseStyle));
    for (const [id, files] of there) {
      if (!isSame(files, kept.get(id))) putKeptHouseStyle(write, id, files);
    }
    for (const id of kept.keys()) {
      if (!there.has(id) && !chosen.has(id)) putKeptHouseStyle(write, id, new Map());
    }
  });
}

/** Writes the folders anew that bodies need and that are gone: what was put back may have come from another computer. */
export async function bringBackMissing({ store, dataFolder }: Place): Promise<void> {
  const place = ownHouseStylesIn(dataFolder);
  const missing = store.read((read) => {
    const chosen = new Set(listBodies(read).map(({ houseStyle }) => houseStyle));
    return [...listKeptHouseStyles(read)].filter(([id]) => chosen.has(id) && !existsSync(join(place, id)));
  });
  for (const [id, files] of missing) await writeWholeFolder(join(place, id), files);
}

/**
 * Writes the folders as the data have them, after a backup was put back. A folder that is another is set aside first;
 * those that the backup knows nothing of stay.
 */
export async function bringBackAll({ store, dataFolder }: Place, setAside: string): Promise<void> {
  const place = ownHouseStylesIn(dataFolder);
  const there = foldersIn(place);
  for (const [id, files] of store.read(listKeptHouseStyles)) {
    if (isSame(files, there.get(id))) continue;
    const path = join(place, id);
    if (existsSync(path)) {
      makeFolder(join(setAside, 'house-styles'), 0o700);
      await renamePatiently(path, join(setAside, 'house-styles', id));
    }
    await writeWholeFolder(path, files);
  }
}

/** The own house styles with their files. What is too large, and what no house style has, is left out. */
function foldersIn(place: string): KeptHouseStyles {
  const found = new Map<string, ReadonlyMap<string, Buffer>>();
  for (const id of namesIn(place)) {
    if (!houseStyleId.safeParse(id, { jitless: true }).success) continue;
    const files = new Map<string, Buffer>();
    let size = 0;
    for (const name of namesIn(join(place, id)).toSorted()) {
      const path = join(place, id, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (!fileName.test(name) || stat?.isFile() !== true) continue;
      size += stat.size;
      if (size > largest) break;
      files.set(name, readFileSync(path));
    }
    if (size > 0 && size <= largest) found.set(id, files);
  }
  return found;
}

const fileName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}$/;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isSame(
  files: ReadonlyMap<string, Buffer>,
  others: ReadonlyMap<string, Buffer> | undefined,
): boolean {
  return (
    files.size === others?.size &&
    [...files].every(([name, bytes]) => others.get(name)?.equals(bytes) === true)
  );
}
