import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LockReason } from '../../../shared/contract/entities/encryption.ts';
import { readRecoveryKey } from '../../../shared/domain/recovery-key.ts';
import { writeWholeFile } from '../files/whole-file.ts';
import type { BackupFile } from './backup-folder.ts';
import { readBackupSettings } from './backup-settings.ts';
import { backupsIn, databaseIn, keyFileIn, keyFileEnding } from './data-files.ts';
import type { DataKey } from './database.ts';
import { EncryptionRefused } from './encryption-refused.ts';
import { entryOf, idOf, keyByRecovery, readKeyFile, writeKeyFile, type KeyEntry } from './key-file.ts';
import type { KeyStore } from './key-store.ts';
import { opensAnyPage } from './opens-any-page.ts';
import { beginsPlain, opensFirstPage } from './page-cipher.ts';

/** A key that is known, with what opens it by the recovery key: that travels with each backup, and changes with it. */
export type StoreKey = DataKey & { readonly id: string; readonly travelling: string };

/** The keys of one data folder. */
export type KeyRing = {
  /**
   * null: the data are not encrypted. `locked`: they are, and none of the known keys is their own. A database that is
   * gone was under the key that the key file names first.
   */
  keyFor(path: string): StoreKey | null | 'locked';
  /** The ids of all that the key file has, known or not. */
  readonly ids: readonly string[];
  keyNamed(id: string): StoreKey | null;
  readonly lockReason: LockReason;
  /** Whether this computer opens the data by itself. */
  isKeptHere(id: string): boolean;
  /** Takes the recovery key to the data, whichever copy of their key file it opens. Throws `EncryptionRefused`. */
  unlock(recoveryKey: string): Promise<void>;
  /** The known key of which a backup is, whatever its key file says. */
  keyThatOpens(path: string): StoreKey | null;
  /** Whether keys are known and none of them opens anything of the data: they are other data's. Of data that are not open. */
  opensNothingOf(path: string): boolean;
  /** Opens the key file of a backup. Its key is in memory alone, until it is kept. Throws `EncryptionRefused`. */
  take(backup: Pick<BackupFile, 'path' | 'keyFile'>, recoveryKey: string): Promise<StoreKey>;
  /** Writes a key that was taken into the key file, after those that are there: whose data they are is not decided. */
  keep(key: StoreKey): Promise<void>;
  /** Takes a key out of the key file again, where other data did not come. */
  letGo(key: StoreKey): Promise<void>;
  /** Puts a key with the others, or shuts it in anew, and shows that the recovery key opens what is on the disk. */
  put(key: DataKey, recoveryKey: string): Promise<StoreKey>;
  /** Forgets every key but one; null: all of them, and the key file is gone. */
  keepOnly(id: string | null): Promise<void>;
};

/** Reads the key file of a data folder, and asks the key store for what it can open. */
export async function openKeyRing(dataFolder: string, keyStore: KeyStore): Promise<KeyRing> {
  const file = keyFileIn(dataFolder);
  const besideBackups = await foldersOfBackups(dataFolder);
  const known = new Map<string, { bytes: Uint8Array; id: string; travelling: string }>();
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
  // Asked only where there is something to ask for: it may have the person unlock a keyring.
  let isReal = text !== null && (await keyStore.isReal());
  let entries: readonly KeyEntry[] = (text === null ? null : readKeyFile(text)) ?? [];

  const learn = (key: DataKey, entry: KeyEntry): StoreKey => {
    const travelling = writeKeyFile([{ ...entry, keyStore: null }]);
    // Whoever has it goes on with what is new of it.
    const learnt = Object.assign(known.get(entry.id) ?? { ...key, id: entry.id, travelling }, { travelling });
    known.set(entry.id, learnt);
    return learnt;
  };
  for (const entry of isReal ? entries : []) {
    const key = await keyByKeyStore(entry, keyStore);
    if (key !== null) learn(key, entry);
  }

  const write = async (next: readonly KeyEntry[]): Promise<void> => {
    await writeWholeFile(file, Buffer.from(writeKeyFile(next)));
    entries = next;
  };
  // A key that the key store takes is asked for by nobody any more.
  const shut = async (entry: KeyEntry, key: DataKey): Promise<KeyEntry> => {
    isReal = await keyStore.isReal();
    const kept = entry.keyStore ?? entries.find(({ id }) => id === entry.id)?.keyStore ?? null;
    // What another way of opening the data can use is not this one's to throw away.
    if (!isReal) return { ...entry, keyStore: kept };
    const wrapped = await keyStore.wrap(Buffer.from(key.bytes).toString('base64')).catch(() => null);
    return { ...entry, keyStore: wrapped ?? kept };
  };
  const add = async (entry: KeyEntry, key: DataKey): Promise<StoreKey> => {
    const shutIn = await shut(entry, key);
    await write([shutIn, ...entries.filter(({ id }) => id !== entry.id)]);
    return learn(key, shutIn);
  };

  return {
    keyFor(path) {
      if (beginsPlain(path)) return null;
      const first = known.get(entries[0]?.id ?? '');
      if (!existsSync(path)) return first ?? (existsSync(file) ? 'locked' : null);
      const own = [...known.values()].find((key) => opensFirstPage(path, key));
      if (own !== undefined) return own;
      // With the right key and a damaged first page, it is damage that is to be seen to, and no key.
      if (first !== undefined && entries.every(({ id }) => known.has(id))) return first;
      // Whatever has no key file anywhere is no data of ours that are encrypted.
      const isEncrypted =
        entries.length > 0 ||
        existsSync(file) ||
        besideBackups.some((folder) => keyFilesIn(folder).length > 0);
      return isEncrypted ? 'locked' : null;
    },
    get ids() {
      return entries.map(({ id }) => id);
    },
    keyNamed: (id) => known.get(id) ?? null,
    keyThatOpens: (path) => [...known.values()].find((key) => opensFirstPage(path, key)) ?? null,
    opensNothingOf: (path) =>
      existsSync(path) &&
      !beginsPlain(path) &&
      known.size > 0 &&
      ![...known.values()].some((key) => opensFirstPage(path, key) || opensAnyPage(path, key)),
    lockReason: whyLocked(text, entries, isReal),
    isKeptHere: (id) => isReal && entries.some((entry) => entry.id === id && entry.keyStore !== null),
    async unlock(typed) {
      const recoveryKey = requireRecoveryKey(typed);
      const database = databaseIn(dataFolder);
      const found = [...entries, ...entriesIn(await foldersOfBackups(dataFolder))].flatMap((entry) => {
        const key = keyByRecovery(entry, recoveryKey);
        return key === null ? [] : [{ entry, key }];
      });
      // Where the first page is damaged none opens it. Then the data's key file decides, and without one the newest; but a
      // key that is known already has opened nothing.
      const right =
        found.find(({ key }) => opensFirstPage(database, key)) ??
        found.find(
          ({ entry: { id } }) =>
            !known.has(id) && (entries.length === 0 || entries.some((each) => each.id === id)),
        );
      if (right === undefined) throw new EncryptionRefused('recovery-key-wrong');
      await add(right.entry, right.key);
    },
    async take({ path, keyFile }, typed) {
      const recoveryKey = requireRecoveryKey(typed);
      const own = keyFile === null ? null : readKeyFile(keyFile);
      // Where its own copy of the key file is lost, others of the same key lie beside other backups.
      const others = own === null ? [dirname(path), ...(await foldersOfBackups(dataFolder))] : [];
      const read = own ?? [...entries, ...entriesIn(others)];
      if (read.length === 0) throw new EncryptionRefused('key-file-damaged');
      for (const entry of read) {
        const key = keyByRecovery(entry, recoveryKey);
        if (key !== null && (own !== null || opensFirstPage(path, key))) return learn(key, entry);
      }
      throw new EncryptionRefused(
        keyFile !== null && own === null ? 'key-file-damaged' : 'recovery-key-wrong',
      );
    },
    async keep(key) {
      for (const entry of readKeyFile(key.travelling) ?? []) {
        const shutIn = await shut(entry, key);
        const isThere = entries.some(({ id }) => id === entry.id);
        await write(
          isThere ? entries.map((each) => (each.id === entry.id ? shutIn : each)) : [...entries, shutIn],
        );
      }
    },
    async letGo({ id }) {
      const left = entries.filter((entry) => entry.id !== id);
      if (left.length > 0) return write(left);
      entries = [];
      rmSync(file, { force: true });
    },
    async put(key, recoveryKey) {
      const put = await add(entryOf(key, recoveryKey, null), key);
      const onDisk = readKeyFile(readFileSync(file, 'utf8')) ?? [];
      const entry = onDisk.find(({ id }) => id === put.id);
      const opened = entry === undefined ? null : keyByRecovery(entry, recoveryKey);
      if (opened === null || !Buffer.from(opened.bytes).equals(Buffer.from(key.bytes))) {
        throw new EncryptionRefused('not-verified');
      }
      return put;
    },
    async keepOnly(id) {
      for (const each of known.keys()) if (each !== id) known.delete(each);
      if (id === null) {
        entries = [];
        rmSync(file, { force: true });
      } else if (entries.some((entry) => entry.id !== id)) {
        await write(entries.filter((entry) => entry.id === id));
      }
    },
  };
}

function whyLocked(text: string | null, entries: readonly KeyEntry[], isReal: boolean): LockReason {
  if (text === null) return 'key-file-missing';
  if (entries.length === 0) return 'key-file-damaged';
  return isReal ? 'key-store-refused' : 'no-key-store';
}

/** Reads what a person typed. Throws `EncryptionRefused`, which names a mistyped group. */
export function requireRecoveryKey(typed: string): string {
  const reading = readRecoveryKey(typed);
  if (reading.ok) return reading.key;
  throw new EncryptionRefused(reading.code, 'group' in reading ? reading.group : undefined);
}

async function keyByKeyStore(entry: KeyEntry, keyStore: KeyStore): Promise<DataKey | null> {
  if (entry.keyStore === null) return null;
  try {
    const key = { bytes: Buffer.from(await keyStore.unwrap(entry.keyStore), 'base64') };
    return idOf(key) === entry.id ? key : null;
  } catch {
    return null;
  }
}

// A key file that is lost or damaged lies beside every backup once more.
function entriesIn(folders: readonly string[]): readonly KeyEntry[] {
  return folders.flatMap(keyFilesIn).flatMap((path) => {
    try {
      return readKeyFile(readFileSync(path, 'utf8')) ?? [];
    } catch {
      return [];
    }
  });
}

async function foldersOfBackups(dataFolder: string): Promise<readonly string[]> {
  const { secondFolder, ownFolder } = await readBackupSettings(dataFolder);
  return [backupsIn(dataFolder), ...(secondFolder === null ? [] : [join(secondFolder, ownFolder)])];
}

function keyFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(keyFileEnding))
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
