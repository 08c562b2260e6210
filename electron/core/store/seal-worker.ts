import { parentPort, workerData } from 'node:worker_threads';
import { backupProblemOf } from './backup-failed.ts';
import { sealBackup, type SealedBackup } from './seal-backup.ts';
import type { DataKey } from './database.ts';
import type { BackupProblemCode } from '../../../shared/contract/errors.ts';

// The thread that reads a backup whole, so that nobody's saving waits for it.

export type SealJob = { readonly path: string; readonly key: DataKey | null };
export type SealAnswer =
  | { readonly ok: true; readonly sealed: SealedBackup }
  | { readonly ok: false; readonly code: BackupProblemCode };

if (!parentPort) throw new Error('seal-worker runs in a worker thread only');
parentPort.postMessage(await answer(workerData as SealJob));

async function answer({ path, key }: SealJob): Promise<SealAnswer> {
  try {
    return { ok: true, sealed: await sealBackup(path, key) };
  } catch (error) {
    return { ok: false, code: backupProblemOf(error) };
  }
}
