import fc from 'fast-check';
import { expect, test } from 'vitest';
import { versionsToThin, type AgeingVersion } from '../../../shared/domain/thin-versions.ts';

const now = { day: 40, session: 'now' };

function aVersion(fields: Partial<AgeingVersion> & { readonly sequence: number }): AgeingVersion {
  return {
    day: 40,
    at: '2026-04-18T14:30:00.000Z',
    session: 'before',
    isKept: false,
    isCurrent: false,
    ...fields,
  };
}

/** Versions that follow each other, one for each time. */
function versionsAt(day: number, ...times: readonly string[]): AgeingVersion[] {
  return times.map((time, index) => aVersion({ sequence: index + 1, day, at: `2026-04-18T${time}:00.000Z` }));
}

test.each([
  [40, [1, 2]],
  [39, [1, 2]],
  [38, [1, 2, 3]],
  [9, [1, 2, 3]],
  [8, [1, 2, 3, 4, 5]],
])('on day of use 40, of versions of day %d these go: %j', (day, gone) => {
  const versions = versionsAt(day, '14:30', '14:30', '14:30', '14:31', '15:00');
  expect(versionsToThin(versions, now)).toEqual(gone);
});

test('a clock that was put back and forth begins a new minute each time', () => {
  const versions = versionsAt(40, '14:30', '14:31', '14:30', '14:30', '14:31');
  expect(versionsToThin(versions, now)).toEqual([3]);
});

test('an hour that comes twice in a night is one after the other, and the day before is another hour', () => {
  const versions = [
    aVersion({ sequence: 1, day: 20, at: '2026-10-24T01:30:00.000Z' }),
    aVersion({ sequence: 2, day: 21, at: '2026-10-25T00:30:00.000Z' }),
    aVersion({ sequence: 3, day: 21, at: '2026-10-25T01:30:00.000Z' }),
    aVersion({ sequence: 4, day: 21, at: '2026-10-25T01:45:00.000Z' }),
  ];
  expect(versionsToThin(versions, now)).toEqual([3]);
});

// Days of use only grow; the clock may say anything at any time, and often says nearly the same.
const anyVersions = fc
  .array(
    fc.record({
      daysLater: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 7),
      jump: fc.constantFrom(0, 0, 0, 0, 0, -86_400, 2_300_000_000),
      seconds: fc.integer({ min: 0, max: 5000 }),
      session: fc.constantFrom('before', 'before', 'before', 'now', 'long ago'),
      isKept: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((fields) => {
    const daysBefore = fields.reduce((sum, each) => sum + each.daysLater, 0);
    let day = Math.max(1, now.day - daysBefore);
    return fields.map(({ daysLater, jump, seconds, session, isKept }, index) => {
      day = Math.min(now.day, day + daysLater);
      const at = new Date(Date.UTC(2026, 3, 18, 14) + (jump + seconds) * 1000).toISOString();
      const isCurrent = index === fields.length - 1;
      return aVersion({ sequence: index + 1, day, at, session, isKept, isCurrent });
    });
  });

const without = (versions: readonly AgeingVersion[], gone: readonly number[]): AgeingVersion[] =>
  versions.filter(({ sequence }) => !gone.includes(sequence));

test('what is kept, current or of the running session never goes, however often it is thinned and as the days pass', () => {
  fc.assert(
    fc.property(
      anyVersions,
      fc.array(fc.integer({ min: 40, max: 200 }), { maxLength: 5 }),
      (versions, days) => {
        let left: AgeingVersion[] = versions;
        for (const day of [40, ...days]) left = without(left, versionsToThin(left, { ...now, day }));
        const mustStay = versions.filter((each) => each.isKept || each.isCurrent || each.session === 'now');
        expect(left).toEqual(expect.arrayContaining(mustStay));
      },
    ),
  );
});

test('thinning again on the same day takes nothing more, and order does not matter', () => {
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const gone = versionsToThin(versions, now);
      expect(versionsToThin(without(versions, gone), now)).toEqual([]);
      expect(versionsToThin([...versions].reverse(), now)).toEqual(gone);
    }),
  );
});

test('for what goes within a month, a version of the same minute or hour that is newer stays', () => {
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const gone = new Set(versionsToThin(versions, now));
      for (const [index, version] of versions.entries()) {
        const age = now.day - version.day;
        if (!gone.has(version.sequence) || age > 31) continue;
        const length = age <= 1 ? 16 : 13;
        const stays = versions.slice(index + 1).find(({ sequence }) => !gone.has(sequence));
        expect(stays?.at.slice(0, length)).toBe(version.at.slice(0, length));
      }
    }),
  );
});

test('a clock that jumps to 2099 and back makes texts older by one day of use at most', () => {
  const versions = versionsAt(40, '14:30', '14:30', '14:31');
  expect(versionsToThin(versions, { ...now, day: 41 })).toEqual(versionsToThin(versions, now));
});
