import { Worker } from 'node:worker_threads';
import { BackupFailed } from './backup-failed.ts';
import type { DataKey } from './database.ts';
import type { SealedBackup } from './seal-backup.ts';
import type { SealAnswer, SealJob } from './seal-worker.ts';

/** Seals a backup in a thread of its own. Throws `BackupFailed`. */
export function sealInWorker(path: string, key: DataKey | null): Promise<SealedBackup> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(
      new URL(`./seal-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
      { workerData: { path, key: key && { bytes: key.bytes } } satisfies SealJob },
    );
    worker.on('message', (answer: SealAnswer) => {
      if (answer.ok) resolve(answer.sealed);
      else reject(new BackupFailed(answer.code));
    });
    worker.on('error', (error) => reject(new BackupFailed('unknown', error)));
    worker.on('exit', (code) => reject(new BackupFailed('unknown', new Error(`exit code ${code}`))));
  });
}
