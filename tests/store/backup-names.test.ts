import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBackupName, writeBackupName } from '../../electron/core/store/backup-name.ts';
import { backupCauses } from '../../shared/contract/entities/backups.ts';

test('a name says again what was written in it', () => {
  const anyName = fc.record({
    number: fc.integer({ min: 1, max: 10_000_000 }),
    at: fc.integer({ min: 0, max: Date.UTC(2100, 0) / 1000 }).map((seconds) => {
      return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
    }),
    cause: fc.constantFrom(...backupCauses),
    meetings: fc.nat(),
    words: fc.nat(),
    digest: fc.stringMatching(/^[0-9a-f]{16}$/),
  });
  fc.assert(
    fc.property(anyName, (name) => {
      expect(readBackupName(writeBackupName(name))).toEqual(name);
    }),
  );
});

test.each([
  'secretariat.sqlite3',
  'before-version-2.sqlite3',
  '000001-2026-04-01T09-00-00Z-hourly-1-meetings-2-words-0123456789abcdef.sqlite3.part',
  '000001-2026-04-01T09-00-00Z-weekly-1-meetings-2-words-0123456789abcdef.sqlite3',
  '000001-2026-13-41T09-00-00Z-hourly-1-meetings-2-words-0123456789abcdef.sqlite3',
  '../000001-2026-04-01T09-00-00Z-hourly-1-meetings-2-words-0123456789abcdef.sqlite3',
])('%s is not the name of a backup', (name) => {
  expect(readBackupName(name)).toBeNull();
});
