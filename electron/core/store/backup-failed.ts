import type { BackupProblemCode } from '../../../shared/contract/errors.ts';
import { fileProblemOf } from '../files/whole-file.ts';
import { DatabaseRefused } from './open-examined.ts';
import { storageProblemOf } from './storage-problem.ts';

/** A backup that was not made, copied or put in place. What was there is as it was. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
  readonly code: BackupProblemCode;
  constructor(code: BackupProblemCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** What went wrong with a backup, from whatever making it threw. */
export function backupProblemOf(error: unknown): BackupProblemCode {
  if (error instanceof BackupFailed) return error.code;
  if (error instanceof DatabaseRefused) return error.finding === 'damaged' ? 'not-sound' : error.finding;
  const code = storageProblemOf(error);
  if (code === null) return fileProblemOf(error);
  return code === 'damaged' ? 'not-sound' : code;
}
