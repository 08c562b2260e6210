import { SqliteError } from './database.ts';
import type { StorageProblemCode } from '../../../shared/contract/errors.ts';
import { DamagedRow } from './columns.ts';
import { StoreClosed } from './store-closed.ts';

const problemsOfState = {
  damaged: 'damaged',
  locked: 'key-needed',
  away: 'locked',
} as const satisfies Record<StoreClosed['state'], StorageProblemCode>;

/** What a failure of the store means for the person, or null where it is none of the store's (https://sqlite.org/rescode.html). */
export function storageProblemOf(error: unknown): Exclude<StorageProblemCode, 'nothing-readable'> | null {
  if (error instanceof DamagedRow) return 'damaged';
  if (error instanceof StoreClosed) {
    return problemsOfState[error.state];
  }
  if (!(error instanceof SqliteError)) return null;
  const code = error.code.split('_').slice(0, 2).join('_');
  switch (code) {
    case 'SQLITE_FULL':
      return 'disk-full';
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return 'read-only';
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return 'locked';
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return 'damaged';
    default:
      return 'unknown';
  }
}

/** Whether SQLite itself found the file damaged: more than one row that does not hold what it should. */
export function isDamageOfTheFile(error: unknown): boolean {
  return error instanceof SqliteError && storageProblemOf(error) === 'damaged';
}
