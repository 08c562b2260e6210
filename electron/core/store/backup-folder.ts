import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupsToRemove } from '../../../shared/domain/thin-backups.ts';
import { keyFileEnding } from './data-files.ts';
import { reservedBytes } from './page-cipher.ts';
import { readBackupName, type BackupName } from './backup-name.ts';

export type BackupFile = BackupName & {
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  /** What lies beside an encrypted backup: its key, shut in under the recovery key. null: it is lost, or there is none. */
  readonly keyFile: string | null;
};

/** Where the key of an encrypted backup is. */
export function keyFileOf(backup: string): string {
  return `${backup.slice(0, -'.sqlite3'.length)}${keyFileEnding}`;
}

/** Removes a backup, and then its key. */
async function removeBackup(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(keyFileOf(path), { force: true });
}

/**
 * The backups in a folder, newest first; none where there is no folder, or none that can be read. Files of other names, and those that are not a
 * database as long as it says it is, are left out. The rest of a file is read when it is restored.
 */
export async function readBackups(folder: string): Promise<readonly BackupFile[]> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.map((name) => readBackup(folder, name)));
  return files.filter((each) => each !== null).sort((one, other) => other.number - one.number);
}

/** Removes what the rule of `backupsToRemove` does not keep. A file that cannot be removed stays for the next time. */
export async function thinBackups(folder: string): Promise<void> {
  const backups = (await readBackups(folder)).map((each) => ({
    ...each,
    isBeforeMigration: each.cause === 'migration',
    isByHand: each.cause === 'by-hand',
  }));
  for (const { path } of backupsToRemove(backups)) await removeBackup(path).catch(() => undefined);
}

/** The end of the name of a file that is being made. One that is left over was never a backup. */
export const unfinished = '.part';

export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.includes(`.sqlite3${unfinished}`)) await rm(join(folder, name), { force: true });
  }
}

async function readBackup(folder: string, fileName: string): Promise<BackupFile | null> {
  const name = readBackupName(fileName);
  if (name === null) return null;
  const path = join(folder, fileName);
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const header = Buffer.alloc(100);
      await file.read(header, 0, header.length, 0);
      // https://sqlite.org/fileformat.html, "The Database Header"; a page size of 1 stands for 65,536.
      const isPlain = header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
      const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
      // What SQLite has to know before it can decrypt anything is plain: beside the page size, what is left free on each
      // page, and three bytes that are the same in every database.
      const isEncrypted =
        !isPlain && header.subarray(20, 24).equals(Buffer.from([reservedBytes, 64, 32, 32]));
      if (!isPlain && !isEncrypted) return null;
      const keyFile = isPlain ? null : await readFile(keyFileOf(path), 'utf8').catch(() => null);
      // How many pages it has is itself encrypted.
      const pages = isPlain ? header.readUInt32BE(28) : Math.ceil(size / pageBytes);
      if (size === 0 || pageBytes * pages !== size) return null;
      return { ...name, fileName, path, bytes: size, isEncrypted, keyFile };
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
