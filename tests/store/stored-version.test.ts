import { expect, test } from 'vitest';
import { isSoundVersion, storeVersion, storedVersionOf } from '../../electron/core/store/stored-version.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const bits = Array.from({ length: 32 }, (_, bit) => 1 << bit);

test('a version that is stored is sound, and with one wrong bit in either place it is not', () => {
  withDatabase(databaseFile(temporaryFolder()), (database) => {
    for (const version of [1, 2, 3, 4, 7, 64, 1000, 9999]) {
      storeVersion(database, version);
      const stored = storedVersionOf(database);
      expect(stored.userVersion).toBe(version);
      expect(isSoundVersion(stored)).toBe(true);
      for (const bit of bits) {
        expect(isSoundVersion({ ...stored, userVersion: stored.userVersion ^ bit })).toBe(false);
        expect(isSoundVersion({ ...stored, applicationId: stored.applicationId ^ bit })).toBe(false);
      }
    }
  });
});

test('of the versions that were stored once, one wrong bit makes none that is newer', () => {
  for (const userVersion of [0, 1, 2, 3]) {
    expect(isSoundVersion({ userVersion, applicationId: 0 })).toBe(true);
    const sound = bits
      .map((bit) => userVersion ^ bit)
      .filter((each) => isSoundVersion({ userVersion: each, applicationId: 0 }));
    expect(Math.max(...sound)).toBeLessThanOrEqual(3);
    expect(Math.min(...sound)).toBeGreaterThanOrEqual(0);
  }
});
