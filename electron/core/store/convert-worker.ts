import { parentPort, workerData } from 'node:worker_threads';
import type { BackupProblemCode } from '../../../shared/contract/errors.ts';
import { backupProblemOf } from './backup-failed.ts';
import { convertDatabase, NotConverted, type Conversion } from './convert-database.ts';

// The thread that writes a database anew, so that the window goes on meanwhile.

export type ConvertAnswer =
  { readonly ok: true } | { readonly ok: false; readonly code: BackupProblemCode; readonly detail: string };

if (!parentPort) throw new Error('convert-worker runs in a worker thread only');
parentPort.postMessage(answer(workerData as Conversion));

function answer(conversion: Conversion): ConvertAnswer {
  try {
    convertDatabase(conversion);
    return { ok: true };
  } catch (error) {
    const code = error instanceof NotConverted ? 'not-sound' : backupProblemOf(error);
    return {
      ok: false,
      code,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
