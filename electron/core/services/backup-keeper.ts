import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupCause } from '../../../shared/contract/entities/backups.ts';
import type { BackupProblemCode } from '../../../shared/contract/errors.ts';
import { copyKeptFiles } from '../files/kept-files.ts';
import { BackupFailed, backupProblemOf } from '../store/backup-failed.ts';
import { readBackups, thinBackups, type BackupFile } from '../store/backup-folder.ts';
import { readBackupSettings } from '../store/backup-settings.ts';
import { attachedFilesIn, backupsIn } from '../store/data-files.ts';
import { lastCommandOf, lastCommandOfBackup, newestSequenceOf } from '../store/last-command.ts';
import { sealBackup } from '../store/seal-backup.ts';
import { sealInWorker } from '../store/seal-in-worker.ts';
import type { StoreSlot } from '../store/store-slot.ts';
import { copyBackup, writeBackup } from '../store/write-backup.ts';
import type { ChangeFeed } from './change-feed.ts';

const minute = 60_000;
const firstAfter = 5 * minute;
const every = 60 * minute;
// A network drive that has gone may keep whoever asks it waiting for ever.
const longestCopy = 5 * minute;
const longestCopyAtTheEnd = minute / 2;

/** Makes backups one at a time: when asked, each hour in which something changed, and at the end. */
export type BackupKeeper = {
  /** Why the last backup was not made, or not copied to the second folder. */
  readonly problem: { readonly code: BackupProblemCode; readonly at: string } | null;
  /** Throws `BackupFailed`. Asked again while one is being made, it is that one. */
  make(cause: BackupCause): Promise<BackupFile>;
  /** Copies the newest backup to the second folder where it is not there yet. Problems are kept, not thrown. */
  copyNewest(): Promise<void>;
  /** Does something with the backups, or with the store's files, while no backup is made. */
  alone<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** Makes what is due. Called each minute. */
  makeDue(): Promise<void>;
  /** Makes a last one where something changed since the one before. */
  close(): Promise<void>;
};

export type BackupKeeperOptions = {
  readonly store: StoreSlot;
  readonly changes: ChangeFeed;
  readonly dataFolder: string;
  readonly clock: () => Date;
  /** Milliseconds that pass evenly, whatever is done to the clock. */
  readonly monotonic?: () => number;
  /** For how many milliseconds the second folder is waited for. */
  readonly patience?: number;
  /** Puts into the store what lies beside it and belongs into a backup. Where it cannot, the backup is made without. */
  readonly gather?: () => void;
};

export function openBackupKeeper({
  store,
  changes,
  dataFolder,
  clock,
  monotonic = () => performance.now(),
  patience = longestCopy,
  gather = () => undefined,
}: BackupKeeperOptions): BackupKeeper {
  const folder = backupsIn(dataFolder);
  let problem: BackupKeeper['problem'] = null;
  let last: Promise<unknown> = Promise.resolve();
  let making: Promise<BackupFile> | null = null;
  let nextDue = monotonic() + firstAfter;
  const timer = setInterval(() => void makeDue(), minute);
  timer.unref();

  function alone<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function write(cause: BackupCause): Promise<BackupFile> {
    try {
      // At the end nobody waits for this thread, and a new one would only take longer.
      const seal = cause === 'closing' ? sealBackup : sealInWorker;
      gather();
      const made = await writeBackup({ source: store, folder, cause, at: clock(), seal });
      problem = null;
      nextDue = monotonic() + every;
      await thinBackups(folder);
      await copyToSecondFolder(cause === 'closing' ? Math.min(patience, longestCopyAtTheEnd) : patience);
      return made;
    } catch (error) {
      keepProblem(error);
      throw error;
    } finally {
      tell();
    }
  }

  async function copyToSecondFolder(longest = patience): Promise<void> {
    const { promise: tooLong, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new BackupFailed('folder-missing')), longest);
    try {
      await Promise.race([copyNewestToSecondFolder(), tooLong]);
    } catch (error) {
      keepProblem(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async function copyNewestToSecondFolder(): Promise<void> {
    const { secondFolder, ownFolder } = await readBackupSettings(dataFolder);
    if (secondFolder === null) return;
    const second = join(secondFolder, ownFolder);
    // Made when the folder was chosen. Where it is gone, so is its disk: making it would fill another one.
    const isThere = await access(second).then(
      () => true,
      () => false,
    );
    if (!isThere) throw new BackupFailed('folder-missing');
    const [newest] = await readBackups(folder);
    const there = await readBackups(second);
    if (newest !== undefined && !there.some(({ fileName }) => fileName === newest.fileName)) {
      await copyBackup(newest, second);
      await thinBackups(second);
      problem = null;
    }
    // The words first: what is attached is larger, and may not fit.
    await copyKeptFiles(attachedFilesIn(dataFolder), attachedFilesIn(second));
  }

  function keepProblem(error: unknown): void {
    problem = { code: backupProblemOf(error), at: clock().toISOString() };
    nextDue = monotonic() + firstAfter;
  }

  function tell(): void {
    changes.publish({ sequence: newestSequenceOf(store), area: 'backups', meetingId: null });
  }

  async function hasChanged(): Promise<boolean> {
    if (store.state !== 'open') return false;
    const [newest] = await readBackups(folder);
    if (newest === undefined) return lastCommandOf(store) !== null;
    // One that is under another key, or under none, is no backup of encrypted data.
    const isAlike =
      newest.isEncrypted === (store.key !== null) && newest.keyFile === (store.key?.travelling ?? null);
    return !isAlike || lastCommandOf(store) !== lastCommandOfBackup(newest.path, store.key);
  }

  async function makeDue(): Promise<void> {
    if (monotonic() < nextDue) return;
    nextDue = monotonic() + firstAfter;
    await alone(async () => {
      if (await hasChanged()) await write('hourly');
      else await copyToSecondFolder();
    }).catch(() => undefined);
  }

  return {
    get problem() {
      return problem;
    },
    make: (cause) =>
      (making ??= alone(() => write(cause)).finally(() => {
        making = null;
      })),
    copyNewest: () =>
      alone(async () => {
        await copyToSecondFolder();
        tell();
      }),
    alone,
    makeDue,
    close: async () => {
      clearInterval(timer);
      await alone(async () => {
        if (await hasChanged()) await write('closing');
      }).catch(() => undefined);
    },
  };
}
