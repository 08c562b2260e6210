import { rmSync } from 'node:fs';
import { filesOfDatabase } from './data-files.ts';

/** Removes a database that was made to be looked at or put in place, and what SQLite left beside it. */
export function removeDatabase(path: string): void {
  for (const each of filesOfDatabase(path)) rmSync(each, { force: true });
}
