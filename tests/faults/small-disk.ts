import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Places whose writability can be taken away under a running program. Null where this user or system cannot make one. */
export type Place = {
  readonly folder: string;
  /** From now on nothing more can be written. */
  readonly close: () => void;
  readonly open: () => void;
  readonly remove: () => void;
};

/** A disk in memory that can be filled to the last byte. */
export function smallDisk(folder: string, megabytes: number): Place | null {
  mkdirSync(folder, { recursive: true });
  if (
    process.platform !== 'linux' ||
    !ran('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  ) {
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    close: () => fillUp(filler),
    open: () => rmSync(filler),
    remove: () => void ran('umount', folder),
  };
}

/** Starts and ends a disk's being read-only as a whole; possible only while no program has a file of it open. */
export function setReadOnly({ folder }: Place, isReadOnly: boolean): void {
  const mode = isReadOnly ? 'ro' : 'rw';
  if (!ran('mount', '-o', `remount,${mode}`, folder)) throw new Error(`the disk cannot be made ${mode}`);
}

/** A folder whose files, also those that are open, can be made unchangeable for everybody. */
export function lockableFolder(folder: string): Place | null {
  mkdirSync(folder, { recursive: true });
  const files = (): readonly string[] => [folder, ...readdirSync(folder).map((name) => join(folder, name))];
  const place = {
    folder,
    close: () => void ran('chattr', '+i', ...files().toReversed()),
    open: () => void ran('chattr', '-i', ...files()),
    remove: () => void ran('chattr', '-i', ...files()),
  };
  return process.platform === 'linux' && keepsWritersOut(place) ? place : null;
}

// Not every file system heeds the mark, and some heed it only for files that are opened later.
function keepsWritersOut({ folder, close, open }: Omit<Place, 'remove'>): boolean {
  const probe = join(folder, 'probe');
  const file = openSync(probe, 'w');
  close();
  try {
    writeSync(file, 'words');
    return false;
  } catch {
    return true;
  } finally {
    open();
    closeSync(file);
    rmSync(probe);
  }
}

function fillUp(filler: string): void {
  const file = openSync(filler, 'w');
  for (const size of [64 * 1024, 4 * 1024, 512, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size, 1));
    } catch {
      // Full for pieces of this size.
    }
  }
  closeSync(file);
}

function ran(command: string, ...argv: readonly string[]): boolean {
  return spawnSync(command, argv).status === 0;
}
