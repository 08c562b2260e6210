import type { Database } from './database.ts';

// Value to set -> value to read back. The driver's own defaults differ (synchronous comes back as NORMAL in WAL), so
// all of them are set and read again on every open.
const pragmas: readonly (readonly [name: string, set: string, expected: string | number])[] = [
  // Before the journal mode: entered exclusively, WAL needs no shared memory file and the lock is held until closing.
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  // In pages: a megabyte. After a crash all of the journal is read and checked before the program is there again.
  ['wal_autocheckpoint', '256', 256],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  // Set where the database is opened: what is sorted or taken back is written nowhere.
  ['temp_store', 'MEMORY', 2],
];

export function setPragmas(database: Database): void {
  for (const [name, value] of pragmas) database.pragma(`${name} = ${value}`);
  const wrong = pragmasNotInForce(database);
  if (wrong.length > 0) throw new Error(`settings of the database not in force: ${wrong.join(', ')}`);
}

export function pragmasNotInForce(database: Database): readonly string[] {
  return pragmas
    .filter(([name, , expected]) => (database.pragma(name, { simple: true }) ?? 0) !== expected)
    .map(([name]) => name);
}
