import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { DataFolderRefusalCode } from '../../shared/contract/errors.ts';
import type { Policy } from '../../shared/contract/policy.ts';
import type { RuleFacts } from '../../shared/domain/rulings.ts';
import { makeFolder } from './files/make-folder.ts';
import { FileNotWritten } from './files/whole-file.ts';
import { networkFolderProblem, syncClientOf, systemHere, type System } from './folder-kinds.ts';
import { policyFileOf } from './policy-file.ts';
import { setFolderMemory } from './set-folder.ts';
import { backupsIn, databaseIn } from './store/data-files.ts';
import { openKeyRing, type KeyRing } from './store/key-ring.ts';
import { noKeyStore, type KeyStore } from './store/key-store.ts';
import { lockFolder, type FolderLock } from './store/folder-lock.ts';
import { StoreRefused } from './store/open-store.ts';
import { removeLeftovers } from './store/remove-leftovers.ts';
import { finishReplacement } from './store/replace-database.ts';
import { storageProblemOf } from './store/storage-problem.ts';
import { openStoreSlot, type StoreSlot } from './store/store-slot.ts';

/** Why a data folder was not opened. Nothing in it was changed. */
export class DataFolderRefused extends Error {
  override readonly name = 'DataFolderRefused';
  readonly code: DataFolderRefusalCode;
  readonly facts: RuleFacts;
  constructor(code: DataFolderRefusalCode, facts: RuleFacts) {
    super(`data folder refused: ${code}`);
    this.code = code;
    this.facts = facts;
  }
}

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/** The folder of the data where none is named: `SECRETARIAT_DATA`, else the system's place for local data of programs. */
export function defaultDataFolder(
  { platform, env, home }: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const chosen = env.SECRETARIAT_DATA;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  switch (platform) {
    case 'win32':
      // Never the roaming folder: it is copied over the network at every log-on.
      return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Secretariat');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Secretariat');
    default: {
      const data = env.XDG_DATA_HOME;
      // Relative paths are to be ignored (XDG Base Directory Specification).
      const base = data !== undefined && data.startsWith('/') ? data : join(home, '.local', 'share');
      return join(base, 'secretariat');
    }
  }
}

/**
 * The data folder: what the organisation has set, else what a person asked for, else the usual place. Throws
 * `DataFolderRefused` where a person asks for another one than they may have, and where nobody can say which is set any
 * more and another than the usual one was: what is written into an empty one would be missing in the other.
 */
export function chosenDataFolder(
  { dataFolder, mayChooseDataFolder }: Pick<Policy, 'dataFolder' | 'mayChooseDataFolder'>,
  asked: string | undefined,
  { user, home, platform }: AccountHere = accountHere(),
): string {
  // A person's variables, HOME among them, choose nothing here.
  const usual = defaultDataFolder({ platform, env: {}, home });
  const memory = setFolderMemory(usual);
  if (mayChooseDataFolder) {
    memory.keep(null);
    return asked ?? defaultDataFolder();
  }
  if (dataFolder === null) {
    const before = memory.read();
    if (before !== null && before !== usual) {
      throw new DataFolderRefused('policy-not-readable', { folder: before, file: policyFileOf(platform) });
    }
  }
  const set =
    dataFolder === null ? usual : resolve(dataFolder.replaceAll('{user}', user).replaceAll('{home}', home));
  if (asked !== undefined && resolve(asked) !== set) {
    throw new DataFolderRefused('set-by-organisation', { folder: set });
  }
  if (dataFolder !== null) memory.keep(set);
  return set;
}

type AccountHere = { readonly user: string } & Pick<Surroundings, 'home' | 'platform'>;

function accountHere(): AccountHere {
  const { username, homedir: home } = userInfo();
  return { user: username, home, platform: process.platform };
}

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
        rmSync(owner, { force: true });
        store.close();
        lock.release();
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
