import { Worker } from 'node:worker_threads';
import { BackupFailed } from './backup-failed.ts';
import type { Conversion } from './convert-database.ts';
import type { ConvertAnswer } from './convert-worker.ts';
import type { DataKey } from './database.ts';

/** Writes a database anew under another key in a thread of its own (`convertDatabase`). Throws `BackupFailed`. */
export function convertInWorker({ from, fromKey, to, toKey }: Conversion): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(
      new URL(`./convert-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
      { workerData: { from, fromKey: bare(fromKey), to, toKey: bare(toKey) } satisfies Conversion },
    );
    worker.on('message', (answer: ConvertAnswer) => {
      if (answer.ok) resolve();
      else reject(new BackupFailed(answer.code, new Error(answer.detail)));
    });
    worker.on('error', (error) => reject(new BackupFailed('unknown', error)));
    worker.on('exit', (code) => reject(new BackupFailed('unknown', new Error(`exit code ${code}`))));
  });
}

function bare(key: DataKey | null): DataKey | null {
  return key && { bytes: key.bytes };
}
