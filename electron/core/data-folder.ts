import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { RuleFacts } from '../../shared/domain/rulings.ts';
import { DataFolderRefused } from './data-folder-refused.ts';
import { makeFolder } from './files/make-folder.ts';
import { FileNotWritten } from './files/whole-file.ts';
import { networkFolderProblem, syncClientOf, systemHere, type System } from './folder-kinds.ts';
import { backupsIn, databaseIn } from './store/data-files.ts';
import { openKeyRing, type KeyRing } from './store/key-ring.ts';
import { noKeyStore, type KeyStore } from './store/key-store.ts';
import { lockFolder, type FolderLock } from './store/folder-lock.ts';
import { StoreRefused } from './store/open-store.ts';
import { removeLeftovers } from './store/remove-leftovers.ts';
import { finishReplacement } from './store/replace-database.ts';
import { storageProblemOf } from './store/storage-problem.ts';
import { openStoreSlot, type StoreSlot } from './store/store-slot.ts';

export type Whereabouts = {
  readonly openIn: 'window' | 'browser' | 'command-line';
  /** Of the page in the browser. */
  readonly address?: string;
};

export type ClaimedFolder = {
  readonly path: string;
  readonly store: StoreSlot;
  readonly keys: KeyRing;
  /** Leaves word of where the program is open. */
  sayWhere(where: Whereabouts): void;
  release(): void;
};

/**
 * Takes a data folder for this process alone and opens the store in it; a store that is damaged, or locked, is no refusal: its
 * slot says so.
 * Throws `DataFolderRefused`.
 */
export async function claimDataFolder(
  folder: string,
  system: System = systemHere(),
  keyStore: KeyStore = noKeyStore,
): Promise<ClaimedFolder> {
  const path = resolve(folder);
  const network = networkFolderProblem(folder, system);
  if (network !== null) throw new DataFolderRefused('network-folder', { folder: path, kind: network });
  const client = syncClientOf(path, system);
  if (client !== null) throw new DataFolderRefused('sync-folder', { folder: path, client });
  makeWritable(path);
  const owner = join(path, 'owner.json');
  const lock = lockOn(path, owner);
  try {
    const keys = await openKeyRing(path, keyStore);
    const store = await openStoreIn(path, owner, keys);
    writeOwner(owner, null);
    return {
      path,
      store,
      keys,
      sayWhere: (where) => writeOwner(owner, where),
      release: () => {
        try {
          removeOwner(owner);
          store.close();
        } finally {
          lock.release();
        }
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function lockOn(path: string, owner: string): FolderLock {
  let lock: FolderLock | null;
  try {
    lock = lockFolder(join(path, 'owner.lock'));
  } catch (error) {
    if (storageProblemOf(error) === null && !isSystemError(error)) throw error;
    throw new DataFolderRefused('not-writable', { folder: path });
  }
  if (lock === null) throw inUse(path, owner);
  return lock;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function inUse(path: string, owner: string): DataFolderRefused {
  return new DataFolderRefused('in-use', { folder: path, ...holderIn(owner) });
}

async function openStoreIn(path: string, owner: string, keys: KeyRing): Promise<StoreSlot> {
  try {
    await finishReplacement(path);
    await removeLeftovers(path);
    return await openStoreSlot({ path: databaseIn(path), backupFolder: backupsIn(path), keys });
  } catch (error) {
    if (isSystemError(error) || error instanceof FileNotWritten) {
      throw new DataFolderRefused('not-writable', { folder: path });
    }
    if (!(error instanceof StoreRefused)) throw error;
    throw error.code === 'in-use' ? inUse(path, owner) : new DataFolderRefused(error.code, { folder: path });
  }
}

function makeWritable(path: string): void {
  const probe = join(path, `.writable-${process.pid}`);
  try {
    makeFolder(path, 0o700);
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
  } catch {
    throw new DataFolderRefused('not-writable', { folder: path });
  }
}

// The lock decides who owns the folder. This file only lets the second program say who the first one is.
function writeOwner(path: string, where: Whereabouts | null): void {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), ...where }), { mode: 0o600 });
  } catch {
    // Without it the sentence is shorter.
  }
}

function removeOwner(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Somebody looks at it just now, or its disk is gone. Without the lock it keeps nobody out.
  }
}

const ownerFile = z.object({
  pid: z.int(),
  host: z.string(),
  openIn: z.enum(['window', 'browser', 'command-line']).optional(),
  address: z.url().optional(),
});

function holderIn(path: string): RuleFacts {
  try {
    const { pid, host, openIn, address } = ownerFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return {
      holder: `process ${pid} on ${host}`,
      ...(openIn === undefined ? {} : { openIn }),
      ...(address === undefined ? {} : { address }),
    };
  } catch {
    return {};
  }
}
