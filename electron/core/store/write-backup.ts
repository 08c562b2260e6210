import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupCause } from '../../../shared/contract/entities/backups.ts';
import { makeFolder } from '../files/make-folder.ts';
import { flushFile, flushFolder, renamePatiently, writeWholeFile } from '../files/whole-file.ts';
import { BackupFailed, backupProblemOf } from './backup-failed.ts';
import { keyFileOf, readBackups, removeUnfinished, unfinished, type BackupFile } from './backup-folder.ts';
import { writeBackupName } from './backup-name.ts';
import type { WrongText } from './check-database.ts';
import type { DataKey } from './database.ts';
import { filesOfDatabase } from './data-files.ts';
import { sha256OfFile } from './file-digest.ts';
import type { StoreKey } from './key-ring.ts';
import type { SealedBackup } from './seal-backup.ts';

/** What a backup is made of: an open database. */
export type BackupSource = {
  /** null: it is not encrypted, and neither is the backup. */
  readonly key: StoreKey | null;
  backUp(path: string): Promise<void>;
  holdsWrongText(text: WrongText): boolean;
};

export type BackupOrder = {
  readonly source: BackupSource;
  readonly folder: string;
  readonly cause: BackupCause;
  readonly at: Date;
  readonly seal: (path: string, key: DataKey | null) => Promise<SealedBackup>;
};

/**
 * Makes a backup: copied aside, read back whole, brought to the disk, and only then under its name. A text that is wrong
 * in the data as well (it does not match its digest) is copied as it is: one damaged section must not keep all others
 * from being backed up. Throws `BackupFailed`; then there is no new backup, and the old ones are as they were. One at a
 * time in a folder.
 */
export async function writeBackup({ source, folder, cause, at, seal }: BackupOrder): Promise<BackupFile> {
  const part = join(folder, `new.sqlite3${unfinished}`);
  try {
    makeFolder(folder, 0o700);
    await removeUnfinished(folder);
    await source.backUp(part);
    const sealed = await seal(part, source.key);
    if (!sealed.isWhole || !sealed.wrongTexts.every((text) => source.holdsWrongText(text))) {
      throw new BackupFailed('not-sound');
    }
    await flushFile(part);
    const backups = await readBackups(folder);
    const fileName = writeBackupName({
      number: (backups[0]?.number ?? 0) + 1,
      at: at.toISOString(),
      cause,
      meetings: sealed.meetings,
      words: sealed.words,
      digest: sealed.sha256.slice(0, 16),
    });
    if (source.key !== null)
      await writeWholeFile(keyFileOf(join(folder, fileName)), Buffer.from(source.key.travelling));
    return await putInPlace(part, folder, fileName);
  } catch (error) {
    for (const path of filesOfDatabase(part)) await rm(path, { force: true }).catch(() => undefined);
    throw error instanceof BackupFailed ? error : new BackupFailed(backupProblemOf(error), error);
  }
}

/** Copies a backup to another folder, and reads it back there. Throws `BackupFailed`; then nothing new is there. */
export async function copyBackup(backup: BackupFile, folder: string): Promise<void> {
  const part = join(folder, `${backup.fileName}${unfinished}`);
  try {
    await removeUnfinished(folder);
    await copyFile(backup.path, part);
    await flushFile(part);
    await requireDigest(part, backup);
    if (backup.keyFile !== null)
      await writeWholeFile(keyFileOf(join(folder, backup.fileName)), Buffer.from(backup.keyFile));
    await putInPlace(part, folder, backup.fileName);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error instanceof BackupFailed ? error : new BackupFailed(backupProblemOf(error), error);
  }
}

/** Throws `not-sound` where a file is not, byte for byte, the backup as it was when it had been verified. */
export async function requireDigest(path: string, { digest }: BackupFile): Promise<void> {
  if (!(await sha256OfFile(path)).startsWith(digest)) throw new BackupFailed('not-sound');
}

async function putInPlace(part: string, folder: string, fileName: string): Promise<BackupFile> {
  await renamePatiently(part, join(folder, fileName));
  await flushFolder(folder);
  const placed = (await readBackups(folder)).find((each) => each.fileName === fileName);
  if (placed === undefined) throw new BackupFailed('not-sound');
  return placed;
}
