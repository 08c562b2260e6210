import { existsSync, realpathSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Backup } from '../../../shared/contract/entities/backups.ts';
import type { BackupFolderRefusalCode, BackupProblemCode } from '../../../shared/contract/errors.ts';
import { copyKeptFiles, hideAnew } from '../files/kept-files.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeWholeFile } from '../files/whole-file.ts';
import { BackupFailed, backupProblemOf } from '../store/backup-failed.ts';
import { readBackups, type BackupFile } from '../store/backup-folder.ts';
import { ownFolderForm, readBackupSettings, writeBackupSettings } from '../store/backup-settings.ts';
import { attachedFilesIn, backupsIn, databaseIn, newDatabaseIn } from '../store/data-files.ts';
import { sizeOf } from '../store/examine-files.ts';
import { convertInWorker } from '../store/convert-in-worker.ts';
import { EncryptionRefused } from '../store/encryption-refused.ts';
import { fileKeysOf, readKeyFile } from '../store/key-file.ts';
import type { StoreKey } from '../store/key-ring.ts';
import { newestSequenceOf } from '../store/last-command.ts';
import { openStore, StoreRefused } from '../store/open-store.ts';
import { opensFirstPage } from '../store/page-cipher.ts';
import { removeDatabase } from '../store/remove-database.ts';
import { isReplacementBegun, replaceDatabase } from '../store/replace-database.ts';
import { sealInWorker } from '../store/seal-in-worker.ts';
import { StoreClosed } from '../store/store-closed.ts';
import { requireDigest } from '../store/write-backup.ts';
import { asFailure, found, OperationFailed } from './failures.ts';
import { finishEncryption } from './finish-encryption.ts';
import { bringBackAll } from './kept-house-styles.ts';
import type { Program } from './program.ts';

type Shelf = { readonly place: Backup['place']; readonly name: string; readonly folder: string };
export type Listed = { readonly id: string; readonly shelf: Shelf; readonly file: BackupFile };

export async function listBackups(program: Program): Promise<{
  readonly folder: string;
  readonly secondFolder: string | null;
  readonly backups: Backup[];
  readonly problem: { readonly code: BackupProblemCode; readonly at: string } | null;
}> {
  const { secondFolder } = await readBackupSettings(program.dataFolder);
  const listed = await listedBackups(program.dataFolder);
  return {
    folder: backupsIn(program.dataFolder),
    secondFolder,
    backups: listed.map(asBackup),
    problem: program.backups.problem,
  };
}

export async function makeBackup(program: Program): Promise<Backup> {
  try {
    if (program.store.state !== 'open') throw new StoreClosed(program.store.state);
    const file = await program.backups.make('by-hand');
    const shelf = ownShelf(program.dataFolder);
    return asBackup({ id: idOf(shelf, file), shelf, file });
  } catch (error) {
    throw asFailure(error);
  }
}

/** Chooses where copies go. The folder is made where the one above it is there, and the newest backup copied to it. */
export async function setSecondFolder(
  program: Program,
  path: string | null,
): Promise<{ readonly secondFolder: string | null }> {
  const { dataFolder } = program;
  const settings = await readBackupSettings(dataFolder);
  const secondFolder = path === null ? null : resolve(path);
  try {
    if (path !== null && secondFolder !== null) {
      if (!isAbsolute(path)) throw folderRefused('not-absolute');
      await prepareSecondFolder(secondFolder, settings.ownFolder, dataFolder);
    }
    await writeBackupSettings(dataFolder, { ...settings, secondFolder });
  } catch (error) {
    if (error instanceof OperationFailed) throw error;
    throw new OperationFailed({ code: 'backup-failed', data: { code: backupProblemOf(error) } });
  }
  // The person need not wait for a slow disk: how it went is in the list.
  if (secondFolder !== null) void program.backups.copyNewest();
  return { secondFolder };
}

/**
 * Puts a backup in the place of the data, once a copy of it was read back whole beside them. Pressed twice, or killed in
 * between, it ends the same.
 */
export async function restoreBackup(
  program: Program,
  id: string,
  recoveryKey: string | null,
): Promise<{ readonly setAside: string }> {
  const { dataFolder, store, keys, backups, changes } = program;
  try {
    const setAside = await backups.alone(async () => {
      const listed = await listedBackups(dataFolder);
      const { file, shelf } = found(listed.find((each) => each.id === id) ?? null, 'backup');
      const copy = newDatabaseIn(dataFolder, 'restored');
      let newKey: StoreKey | null = null;
      try {
        removeDatabase(copy);
        const backupKey = await keyOfBackup(program, file, recoveryKey);
        const key = keyToBe(program, backupKey);
        if (backupKey?.id === key?.id) {
          await copyFile(file.path, copy);
          await requireDigest(copy, file);
        } else {
          await requireDigest(file.path, file);
          await convertInWorker({ from: file.path, fromKey: backupKey, to: copy, toKey: key });
        }
        await bringUpToDate(copy, dataFolder, key);
        newKey = key;
        if (!(await sealInWorker(copy, key)).isWhole) throw new BackupFailed('not-sound');
        // On another computer the attached files are beside the copies alone.
        if (shelf.place !== 'data-folder') {
          const attached = attachedFilesIn(shelf.folder);
          await copyKeptFiles(attached, attachedFilesIn(dataFolder));
          if (backupKey !== null && key !== null && backupKey.id !== key.id) {
            await hideAnew(attached, fileKeysOf(backupKey), attachedFilesIn(dataFolder), fileKeysOf(key));
          }
        }
      } catch (error) {
        removeUnusedCopy(copy);
        if (error instanceof EncryptionRefused || error instanceof StoreClosed) throw error;
        throw new BackupFailed(backupProblemOf(error), error);
      }
      const replaced = await replaceUnder(program, copy, newKey);
      // Where it is not done now, the next start writes those that bodies need.
      await bringBackAll(program, replaced).catch(() => undefined);
      return replaced;
    });
    await finishEncryption({ store, keys, dataFolder });
    changes.publish({ sequence: newestSequenceOf(store), area: 'store', meetingId: null });
    if (store.state !== 'open') throw new BackupFailed('not-sound');
    return { setAside };
  } catch (error) {
    throw asFailure(error);
  }
}

/**
 * What takes the place of encrypted data is under their key, also where they are damaged or gone; an encrypted backup
 * never comes to lie there plain. Throws `StoreClosed` where the recovery key of the data has to be given first.
 */
function keyToBe({ store, keys, dataFolder }: Program, backupKey: StoreKey | null): StoreKey | null {
  const own = store.state === 'open' ? store.key : keys.keyFor(databaseIn(dataFolder));
  if (own !== 'locked') return own ?? backupKey;
  if (backupKey === null) throw new StoreClosed('locked');
  return backupKey;
}

/** The key is in the key file before data under it are in place; where they do not come it is taken out again. */
async function replaceUnder(
  { store, keys, dataFolder, clock }: Program,
  file: string,
  key: StoreKey | null,
): Promise<string> {
  const isNew = key !== null && !keys.ids.includes(key.id);
  if (key !== null && !keys.isKeptHere(key.id)) await keys.keep(key);
  try {
    return await replaceDatabase(store, { dataFolder, file, at: clock() });
  } catch (error) {
    // The new data can be there, or come at the next start, also where opening them is what threw.
    const isUsed = isNew && (isReplacementBegun(dataFolder) || opensFirstPage(databaseIn(dataFolder), key));
    if (isNew && !isUsed) await keys.letGo(key);
    throw error;
  }
}

/** What opens a backup; null where it is not encrypted. Throws `BackupFailed` where the recovery key has to be asked for. */
async function keyOfBackup(
  { keys }: Program,
  file: BackupFile,
  recoveryKey: string | null,
): Promise<StoreKey | null> {
  if (!file.isEncrypted) return null;
  const named = (readKeyFile(file.keyFile ?? '') ?? []).map(({ id }) => keys.keyNamed(id));
  const known = named.find((key) => key !== null) ?? keys.keyThatOpens(file.path);
  if (known !== null) return known;
  if (recoveryKey === null) throw new BackupFailed('key-needed');
  return keys.take(file, recoveryKey);
}

// What could not be removed now is removed at the next start; why it is not used is what has to be said.
function removeUnusedCopy(path: string): void {
  try {
    removeDatabase(path);
  } catch {
    // Left lying.
  }
}

/** Migrates a database beside the data, so that one that cannot be opened never takes their place. */
async function bringUpToDate(path: string, dataFolder: string, key: StoreKey | null): Promise<void> {
  try {
    (await openStore({ path, backupFolder: backupsIn(dataFolder), key })).close();
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error;
    // The copy had room; what is made of it has none.
    if (error.code === 'not-writable') throw new BackupFailed('disk-full', error);
    const isSaid = error.code === 'newer-version' || error.code === 'foreign';
    throw new BackupFailed(isSaid ? error.code : 'not-sound', error);
  }
  if (sizeOf(`${path}-wal`) > 0) throw new BackupFailed('disk-full');
}

/** Of both folders, newest first by what their names say; copies that others keep in the second folder come last. */
export async function listedBackups(dataFolder: string): Promise<readonly Listed[]> {
  const own = ownShelf(dataFolder);
  const { secondFolder, ownFolder } = await readBackupSettings(dataFolder);
  const names = secondFolder === null ? [] : await readdir(secondFolder).catch(() => []);
  const others = names
    .filter((name) => ownFolderForm.test(name))
    .map((name): Shelf => {
      const place = name === ownFolder ? 'second-folder' : 'other-data';
      return { place, name, folder: join(secondFolder ?? '', name) };
    });
  const listed = await Promise.all(
    [own, ...others].map(async (shelf) =>
      (await readBackups(shelf.folder)).map((file) => ({ id: idOf(shelf, file), shelf, file })),
    ),
  );
  return listed
    .flat()
    .sort((one, other) => orderOf(one) - orderOf(other) || other.file.number - one.file.number);
}

function orderOf({ shelf }: Listed): number {
  return shelf.place === 'other-data' ? 1 : 0;
}

function ownShelf(dataFolder: string): Shelf {
  return { place: 'data-folder', name: 'data-folder', folder: backupsIn(dataFolder) };
}

function idOf(shelf: Shelf, file: BackupFile): string {
  return `${shelf.name}/${file.fileName}`;
}

function asBackup({ id, shelf, file: { at, cause, bytes, meetings, words, isEncrypted } }: Listed): Backup {
  return { id, place: shelf.place, at, cause, bytes, meetings, words, isEncrypted };
}

async function prepareSecondFolder(folder: string, ownFolder: string, dataFolder: string): Promise<void> {
  if (isWithin(folder, dataFolder)) throw folderRefused('in-data-folder');
  try {
    // A whole path that is not there is a disk that is not plugged in, or a slip of the pen.
    if (!existsSync(dirname(folder))) throw new RangeError('nowhere');
    const own = join(folder, ownFolder);
    makeFolder(own);
    await writeWholeFile(join(own, '.writable'), Buffer.alloc(0));
    await rm(join(own, '.writable'), { force: true });
  } catch {
    throw folderRefused('not-writable');
  }
  // Seen only now where it is a link.
  if (isWithin(realpathSync(folder), realpathSync(dataFolder))) throw folderRefused('in-data-folder');
}

function isWithin(folder: string, parent: string): boolean {
  const path = relative(parent, folder);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

function folderRefused(code: BackupFolderRefusalCode): OperationFailed {
  return new OperationFailed({ code: 'backup-folder-refused', data: { code } });
}
