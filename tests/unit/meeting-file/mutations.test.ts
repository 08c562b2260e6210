import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, importFile } from './builders.ts';
import { sampleFile, sampleText } from './sample-file.ts';

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string };

/** Every field and entry of a JSON value, wherever it stands. */
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown> | unknown[];
  return Object.entries(holder).flatMap(([key, child]) => [{ holder, key }, ...placesIn(child)]);
}

const odd: readonly unknown[] = [
  null,
  0,
  -1,
  1e9,
  true,
  '',
  'x',
  'a\uD800',
  '2023-02-30',
  'javascript:x',
  [],
  {},
  [[]],
  { type: 'doc' },
  'ACTION (Nobody): x',
];
const placeCount = placesIn(sampleFile()).length;

describe('one thing changed in the sample at random', () => {
  it('either still imports whole or is told with its place; nothing is ever thrown', () => {
    const outcomes = { imported: 0, told: 0 };
    fc.assert(
      fc.property(
        fc.nat({ max: placeCount - 1 }),
        fc.constantFrom('remove', 'replace', 'repeat', 'rename'),
        fc.constantFrom(...odd),
        (index, change, value) => {
          const file = sampleFile();
          const place = placesIn(file)[index];
          if (!place) throw new Error('no such place');
          const { holder, key } = place;
          if (change === 'replace') Object.assign(holder, { [key]: value });
          else if (change === 'repeat' && Array.isArray(holder))
            holder.push(structuredClone(holder[Number(key)]));
          else if (Array.isArray(holder)) holder.splice(Number(key), 1);
          else {
            if (change === 'rename') Object.assign(holder, { [`${key}X`]: holder[key] });
            delete holder[key];
          }
          const imported = importFile(file);
          if (imported.ok) {
            outcomes.imported += 1;
            return;
          }
          outcomes.told += 1;
          expect(imported.problems.length).toBeGreaterThan(0);
          for (const problem of imported.problems) {
            const isOfWholeFile = problem.code === 'not-a-meeting-file';
            expect(problem.path !== '' || isOfWholeFile).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(outcomes.imported).toBeGreaterThan(10);
    expect(outcomes.told).toBeGreaterThan(50);
  });

  it('a byte lost or changed in its text is told with its line, or imports', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: sampleText.length - 1 }),
        fc.constantFrom('', '"', '{', ']', ',', '\\', '\u0000', 'é'),
        (at, put) => {
          const imported = importFile(sampleText.slice(0, at) + put + sampleText.slice(at + 1));
          if (imported.ok) return;
          for (const { code, path, facts } of imported.problems) {
            if (code === 'not-json') expect(facts.line).toBeGreaterThan(0);
            else expect(path !== '' || code === 'not-a-meeting-file').toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('imports a file that is only ordered and spaced in another way as the same meeting', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, child]) => [key, reversed(child)]),
      );
    };
    expect(draftOf(JSON.stringify(reversed(sampleFile())))).toEqual(draftOf(sampleText));
  });
});
