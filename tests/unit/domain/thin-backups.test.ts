import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupsToRemove, type ThinnedBackup } from '../../../shared/domain/thin-backups.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 3, 1, 9, 30);

function aBackup(number: number, fields: Partial<ThinnedBackup> = {}): ThinnedBackup {
  const at = new Date(start + number * hour).toISOString();
  return { number, at, isBeforeMigration: false, isByHand: false, ...fields };
}

function keptOf(backups: readonly ThinnedBackup[]): readonly number[] {
  const removed = new Set(backupsToRemove(backups));
  return backups.filter((each) => !removed.has(each)).map(({ number }) => number);
}

const anyTime = fc
  .integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2060, 0, 1) })
  .map((time) => new Date(time).toISOString());
/** Backups in the order of their numbers, with times that jump to and fro. */
const anyBackups = fc
  .array(fc.record({ at: anyTime, isBeforeMigration: fc.boolean(), isByHand: fc.boolean() }), {
    maxLength: 120,
  })
  .map((each) => each.map((fields, index) => ({ number: index + 1, ...fields })));

test('a year of an hour a day keeps the last 24 hours, 14 days and 12 months', () => {
  const daily = Array.from({ length: 400 }, (_, day) =>
    aBackup(day + 1, { at: new Date(start + day * 24 * hour).toISOString() }),
  );
  // 24 days stand for as many hours; they lie in two months, and ten are before those.
  expect(keptOf(daily)).toHaveLength(24 + 10);
});

test('of 100 hours on end, 24 are kept, and the last of each day before them', () => {
  const hourly = Array.from({ length: 100 }, (_, index) => aBackup(index + 1));
  const kept = keptOf(hourly);
  expect(kept.slice(-24)).toEqual(Array.from({ length: 24 }, (_, index) => 77 + index));
  expect(kept.slice(0, -24)).toEqual([14, 38, 62]);
});

test('of one hour the newest is kept, whatever its minutes say', () => {
  const at = ['2026-04-01T09:50:00Z', '2026-04-01T09:10:00Z', '2026-04-01T09:30:00Z'];
  expect(keptOf(at.map((each, index) => aBackup(index + 1, { at: each })))).toEqual([3]);
});

test('those made by hand and before a migration are kept for longer', () => {
  const at = '2026-04-01T09:00:00Z';
  const byHand = Array.from({ length: 15 }, (_, index) => aBackup(index + 1, { at, isByHand: true }));
  const migrations = Array.from({ length: 8 }, (_, index) =>
    aBackup(index + 20, { at, isBeforeMigration: true }),
  );
  const later = Array.from({ length: 40 }, (_, index) => aBackup(index + 30));
  const kept = keptOf([...byHand, ...migrations, ...later]);
  expect(kept.filter((number) => number <= 15)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  expect(kept.filter((number) => number >= 20 && number < 30)).toEqual([23, 24, 25, 26, 27]);
});

test('a clock that was a year ahead for a day removes no more than a day does', () => {
  const before = Array.from({ length: 12 }, (_, index) => aBackup(index + 1));
  const ahead = aBackup(13, { at: '2027-12-01T10:00:00.000Z' });
  const after = Array.from({ length: 5 }, (_, index) => aBackup(index + 14));
  expect(keptOf([...before, ahead, ...after])).toEqual(
    [...before, ahead, ...after].map(({ number }) => number),
  );
});

test('the newest is never removed, and up to 24 of different hours never are', () => {
  fc.assert(
    fc.property(anyBackups, (backups) => {
      const kept = keptOf(backups);
      if (backups.length > 0) expect(kept).toContain(backups.length);
      const hours = new Set(backups.map(({ at }) => at.slice(0, 13)));
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(24, hours.size));
      expect(kept.length).toBeLessThanOrEqual(24 + 14 + 12 + 10 + 5);
    }),
  );
});

test('thinning after each backup keeps what thinning once at the end does', () => {
  fc.assert(
    fc.property(anyBackups, (backups) => {
      let present: readonly ThinnedBackup[] = [];
      for (const each of backups) {
        const removed = new Set(backupsToRemove([...present, each]));
        present = [...present, each].filter((one) => !removed.has(one));
      }
      expect(present.map(({ number }) => number)).toEqual(keptOf(backups));
    }),
  );
});
