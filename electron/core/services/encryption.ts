import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import {
  recoveryKeyLength,
  recoveryKeySigns,
  writeRecoveryKey,
} from '../../../shared/domain/recovery-key.ts';
import { hideKeptFiles, plainIn, removePlainTwins, showKeptFiles } from '../files/kept-files.ts';
import { wipeFile } from '../files/wipe-file.ts';
import { writeWholeFile } from '../files/whole-file.ts';
import { keyFileOf } from '../store/backup-folder.ts';
import { readBackupSettings } from '../store/backup-settings.ts';
import { convertInWorker } from '../store/convert-in-worker.ts';
import { attachedFilesIn, databaseIn, keyFileIn, newDatabaseIn, setAsideIn } from '../store/data-files.ts';
import { EncryptionRefused } from '../store/encryption-refused.ts';
import { fileKeysOf, readKeyFile } from '../store/key-file.ts';
import { requireRecoveryKey, type StoreKey } from '../store/key-ring.ts';
import { newestSequenceOf } from '../store/last-command.ts';
import { beginsPlain } from '../store/page-cipher.ts';
import { replaceDatabase } from '../store/replace-database.ts';
import { StoreClosed } from '../store/store-closed.ts';
import { listedBackups } from './backups.ts';
import { asFailure } from './failures.ts';
import { finishEncryption } from './finish-encryption.ts';
import type { Program } from './program.ts';
import { storeOpened } from './store-opened.ts';

export type EncryptionStatus = {
  readonly isOn: boolean;
  readonly hasKeyStore: boolean;
  readonly opensHere: boolean;
  readonly plainCopies: {
    readonly backups: number;
    readonly setAside: number;
    readonly attachedFiles: number;
  };
};

export async function encryptionStatus({
  store,
  keys,
  keyStore,
  dataFolder,
}: Program): Promise<EncryptionStatus> {
  const { key } = store;
  const copies = key === null ? noCopies : await plainCopiesOf(dataFolder);
  return {
    isOn: key !== null,
    hasKeyStore: await keyStore.isReal(),
    opensHere: key !== null && keys.isKeptHere(key.id),
    plainCopies: {
      backups: copies.backups.length,
      setAside: copies.setAside.length,
      attachedFiles: copies.attachedFiles.length,
    },
  };
}

// The last one proposed in each run of the program, until it is used.
const proposals = new WeakMap<Program, string>();

/**
 * Makes a recovery key, and names the computer and the folder whose data it is for: one sheet looks like another. The key
 * is nowhere but in the answer and in memory until it is typed in again.
 */
export async function proposeRecoveryKey(
  program: Program,
): Promise<{ readonly recoveryKey: string; readonly computer: string; readonly dataFolder: string }> {
  try {
    if (program.store.key === null) await requireKeyStore(program);
    const numbers = Array.from({ length: recoveryKeyLength }, () => randomInt(recoveryKeySigns));
    const recoveryKey = writeRecoveryKey(numbers);
    proposals.set(program, recoveryKey);
    return { recoveryKey, computer: hostname(), dataFolder: program.dataFolder };
  } catch (error) {
    throw asFailure(error);
  }
}

/**
 * Encrypts the data under a new key. Pressed twice, or killed in between, the data are either encrypted or not, and
 * whole: the database is the last to change and decides (`finishEncryption`).
 */
export async function switchEncryptionOn(program: Program, typed: string): Promise<Record<string, never>> {
  const { store, keys, dataFolder } = program;
  return alone(program, async () => {
    requireOpen(program);
    if (store.key !== null) throw new EncryptionRefused('already-on');
    const recoveryKey = requireProposed(program, typed);
    await requireKeyStore(program);
    const key = await keys.put({ bytes: randomBytes(32) }, recoveryKey);
    try {
      if (!keys.isKeptHere(key.id)) throw new EncryptionRefused('no-key-store');
      await hideKeptFiles(attachedFilesIn(dataFolder), fileKeysOf(key));
      await exchange(program, 'encrypted', null, key);
    } finally {
      await finishEncryption(program);
    }
    proposals.delete(program);
  });
}

/** Writes the data as they are again, for anybody who has the disk to read. */
export async function switchEncryptionOff(program: Program): Promise<Record<string, never>> {
  const { store, dataFolder } = program;
  return alone(program, async () => {
    requireOpen(program);
    const { key } = store;
    if (key === null) throw new EncryptionRefused('already-off');
    try {
      await showKeptFiles(attachedFilesIn(dataFolder), fileKeysOf(key));
      await exchange(program, 'decrypted', key, null);
    } finally {
      await finishEncryption(program);
    }
  });
}

/** Shuts the data's key in under another recovery key: in the data folder, and beside every backup that it opens. */
export async function changeRecoveryKey(program: Program, typed: string): Promise<Record<string, never>> {
  const { store, keys, backups, dataFolder } = program;
  try {
    return await backups.alone(async () => {
      if (store.key === null) throw new EncryptionRefused('already-off');
      const changed = await keys.put(store.key, requireProposed(program, typed));
      for (const { file } of await listedBackups(dataFolder)) {
        const isItsKey = readKeyFile(file.keyFile ?? '')?.some(({ id }) => id === changed.id) ?? false;
        if (isItsKey) await writeWholeFile(keyFileOf(file.path), Buffer.from(changed.travelling));
      }
      proposals.delete(program);
      return {};
    });
  } catch (error) {
    throw asFailure(error);
  }
}

/** Opens locked data. What else the key store can keep of it, it keeps from now on. */
export async function unlockStore(program: Program, typed: string): Promise<Record<string, never>> {
  const { store, keys, changes, dataFolder } = program;
  try {
    // With the key of other data known they look damaged.
    const mayBeLocked =
      store.state === 'locked' || (store.state === 'damaged' && !beginsPlain(databaseIn(dataFolder)));
    if (!mayBeLocked) throw new EncryptionRefused('not-locked');
    await keys.unlock(typed);
    await store.exchange(() => Promise.resolve());
    await finishEncryption(program);
    await storeOpened(program);
    changes.publish({ sequence: newestSequenceOf(store), area: 'store', meetingId: null });
    return {};
  } catch (error) {
    throw asFailure(error);
  }
}

/** Removes what was kept unencrypted from before, once there is an encrypted backup of the data as they are. */
export async function removePlainCopies(program: Program): Promise<{ readonly removed: number }> {
  const { store, backups, dataFolder } = program;
  try {
    requireOpen(program);
    const { key } = store;
    if (key === null) throw new EncryptionRefused('already-off');
    await backups.make('by-hand');
    return await backups.alone(async () => {
      const copies = await plainCopiesOf(dataFolder);
      const paths = [...copies.backups, ...copies.setAside];
      for (const path of paths) await wipeFile(path);
      const attached = await secondAttachedFiles(dataFolder);
      const twins = attached === null ? 0 : await removePlainTwins(attached, fileKeysOf(key));
      return { removed: paths.length + twins };
    });
  } catch (error) {
    throw asFailure(error);
  }
}

async function alone(program: Program, work: () => Promise<void>): Promise<Record<string, never>> {
  const { backups, store, changes } = program;
  try {
    await backups.alone(work);
    changes.publish({ sequence: newestSequenceOf(store), area: 'store', meetingId: null });
    // What can be restored is under the same key as the data, from the first moment on. A problem with it is kept.
    await backups.make('by-hand').catch(() => undefined);
    return {};
  } catch (error) {
    throw asFailure(error);
  }
}

async function exchange(
  { store, dataFolder, clock }: Program,
  what: 'encrypted' | 'decrypted',
  fromKey: StoreKey | null,
  toKey: StoreKey | null,
): Promise<void> {
  const file = newDatabaseIn(dataFolder, what);
  await replaceDatabase(store, {
    dataFolder,
    file,
    at: clock(),
    make: () => convertInWorker({ from: databaseIn(dataFolder), fromKey, to: file, toKey }),
    isWiped: true,
  });
}

function requireOpen({ store: { state } }: Program): void {
  if (state !== 'open') throw new StoreClosed(state);
}

async function requireKeyStore({ keyStore }: Program): Promise<void> {
  if (!(await keyStore.isReal())) throw new EncryptionRefused('no-key-store');
}

function requireProposed(program: Program, typed: string): string {
  const recoveryKey = requireRecoveryKey(typed);
  if (recoveryKey !== proposals.get(program)) throw new EncryptionRefused('recovery-key-not-the-new-one');
  return recoveryKey;
}

type PlainCopies = Readonly<Record<keyof EncryptionStatus['plainCopies'], readonly string[]>>;
const noCopies: PlainCopies = { backups: [], setAside: [], attachedFiles: [] };

// Copies that other data folders keep in the second folder are theirs.
async function plainCopiesOf(dataFolder: string): Promise<PlainCopies> {
  const attached = await secondAttachedFiles(dataFolder);
  return {
    backups: (await listedBackups(dataFolder))
      .filter(({ shelf, file }) => shelf.place !== 'other-data' && !file.isEncrypted)
      .map(({ file }) => file.path),
    setAside: databasesSetAside(dataFolder).filter((path) => isPlainPart(path)),
    attachedFiles: attached === null ? [] : await plainIn(attached),
  };
}

async function secondAttachedFiles(dataFolder: string): Promise<string | null> {
  const { secondFolder, ownFolder } = await readBackupSettings(dataFolder);
  return secondFolder === null ? null : attachedFilesIn(join(secondFolder, ownFolder));
}

// A journal has no beginning that says so, and a damaged database may have none: what was set aside under a key has its
// key file beside it.
function isPlainPart(path: string): boolean {
  const isUnderKey = existsSync(keyFileIn(dirname(path)));
  return beginsPlain(path.replace(/-(wal|shm|journal)$/, '')) || !isUnderKey;
}

// House styles that were set aside lie in folders of their own, and are as plain as those in use.
function databasesSetAside(dataFolder: string): readonly string[] {
  const folder = setAsideIn(dataFolder);
  return childrenOf(folder)
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => childrenOf(join(folder, entry.name)))
    .filter((entry) => entry.isFile() && /\.sqlite3\b/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .reverse();
}

function childrenOf(folder: string): readonly Dirent[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}
