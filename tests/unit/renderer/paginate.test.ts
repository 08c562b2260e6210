import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  paginate,
  partHeight,
  type FlowUnit,
  type PageOfUnits,
} from '../../../renderer/features/issue/preview/paginate.ts';

const pageHeight = 100;

function aUnit(height: number, more: Partial<FlowUnit> = {}): FlowUnit {
  return {
    height,
    spaceBefore: 0,
    spaceAfter: 0,
    cuts: [],
    isKeptWithNext: false,
    repeatedHeight: 0,
    overhang: 0,
    beginsPage: false,
    ...more,
  };
}

/** A paragraph of so many lines, which leaves no line alone on a page. */
function aParagraph(lines: number, more: Partial<FlowUnit> = {}, lineHeight = 10): FlowUnit {
  const cuts = Array.from({ length: Math.max(0, lines - 3) }, (_each, index) => {
    const at = (index + 2) * lineHeight;
    return { end: at, start: at };
  });
  return aUnit(lines * lineHeight, { cuts, ...more });
}

/** Each page as the units on it, "2:1-" for a unit from its second cut on. */
function outline(pages: readonly PageOfUnits[]): readonly string[] {
  return pages.map((page) =>
    page
      .map(({ unit, fromCut, toCut }) =>
        fromCut === null && toCut === null ? String(unit) : `${unit}:${fromCut ?? ''}-${toCut ?? ''}`,
      )
      .join(' '),
  );
}

describe('pages', () => {
  test('what does not fit goes on the next page', () => {
    expect(outline(paginate([aUnit(60), aUnit(40), aUnit(10)], pageHeight))).toEqual(['0 1', '2']);
  });

  test('the first page may hold more or less than the others', () => {
    const units = Array.from({ length: 5 }, () => aUnit(50));
    expect(outline(paginate(units, pageHeight, { firstHeight: 50 }))).toEqual(['0', '1 2', '3 4']);
    expect(outline(paginate(units, pageHeight, { firstHeight: 150 }))).toEqual(['0 1 2', '3 4']);
  });

  test('the space between two units is the larger of what both ask for', () => {
    const [page] = paginate([aUnit(10, { spaceAfter: 8 }), aUnit(10, { spaceBefore: 16 })], pageHeight);
    expect(page?.map(({ top }) => top)).toEqual([0, 26]);
  });

  test('there is no space above what begins a page, but above what begins the file', () => {
    const units = [aUnit(90, { spaceBefore: 4 }), aUnit(20, { spaceBefore: 16 })];
    expect(paginate(units, pageHeight).map(([first]) => first?.top)).toEqual([4, 0]);
  });

  test('the space below the last unit may reach over the end of the page', () => {
    expect(outline(paginate([aUnit(50), aUnit(50, { spaceAfter: 30 })], pageHeight))).toEqual(['0 1']);
    expect(outline(paginate([aUnit(50), aUnit(52, { overhang: 2 })], pageHeight))).toEqual(['0 1']);
    expect(outline(paginate([aUnit(50), aUnit(52, { overhang: 1 })], pageHeight))).toEqual(['0', '1']);
  });

  test('a paragraph is cut between lines, never one line before or after the cut', () => {
    expect(outline(paginate([aUnit(60), aParagraph(6)], pageHeight))).toEqual(['0 1:-2', '1:2-']);
    // Five lines would fit, but then one were alone.
    expect(outline(paginate([aUnit(50), aParagraph(6)], pageHeight))).toEqual(['0 1:-2', '1:2-']);
    expect(outline(paginate([aUnit(90), aParagraph(6)], pageHeight))).toEqual(['0', '1']);
    expect(outline(paginate([aUnit(80), aParagraph(3)], pageHeight))).toEqual(['0', '1']);
  });

  test('a paragraph longer than pages goes on over all of them', () => {
    expect(outline(paginate([aParagraph(25)], pageHeight))).toEqual(['0:-8', '0:8-18', '0:18-']);
  });

  test('a heading goes with the first lines of what it heads', () => {
    const heading = aUnit(10, { isKeptWithNext: true });
    expect(outline(paginate([aUnit(75), heading, aParagraph(6)], pageHeight))).toEqual(['0', '1 2']);
    expect(outline(paginate([aUnit(60), heading, aParagraph(6)], pageHeight))).toEqual(['0 1 2:-1', '2:1-']);
  });

  test('more than a page of kept units is filled like any other', () => {
    const kept = Array.from({ length: 12 }, () => aUnit(10, { isKeptWithNext: true }));
    expect(outline(paginate(kept, pageHeight))).toEqual(['0 1 2 3 4 5 6 7 8 9', '10 11']);
  });

  test('the header rows of a table stand again at the top of its next page', () => {
    const row = aUnit(30, { repeatedHeight: 20 });
    const header = aUnit(20, { isKeptWithNext: true });
    const pages = paginate([header, row, row, row], pageHeight);
    expect(outline(pages)).toEqual(['0 1 2', '3']);
    expect(pages[1]?.[0]).toMatchObject({ top: 20, hasRepeatedHeader: true });
    expect(pages[0]?.every(({ hasRepeatedHeader }) => !hasRepeatedHeader)).toBe(true);
  });

  test('what cannot be cut and is taller than a page has a page of its own', () => {
    expect(outline(paginate([aUnit(10), aUnit(150), aUnit(10)], pageHeight))).toEqual(['0', '1', '2']);
  });

  test('a document begins on a page of its own, also behind a heading that ends one', () => {
    const heading = aUnit(10, { isKeptWithNext: true });
    const units = [aUnit(10), heading, aUnit(10, { beginsPage: true }), aUnit(10)];
    expect(outline(paginate(units, pageHeight))).toEqual(['0 1', '2 3']);
    expect(outline(paginate([aUnit(10, { beginsPage: true })], pageHeight))).toEqual(['0']);
  });

  test('nothing makes no page', () => {
    expect(paginate([], pageHeight)).toEqual([]);
  });
});

const anyUnit: fc.Arbitrary<FlowUnit> = fc.oneof(
  fc
    .record({
      lines: fc.integer({ min: 1, max: 30 }),
      lineHeight: fc.constantFrom(7, 9.5, 12),
      spaceBefore: fc.constantFrom(0, 6, 16),
      spaceAfter: fc.constantFrom(0, 8),
      isKeptWithNext: fc.boolean(),
      isKeptTogether: fc.boolean(),
      overhang: fc.constantFrom(0, 1.5),
    })
    .map(({ lines, lineHeight, isKeptTogether, ...more }) => {
      const unit = aParagraph(lines, more, lineHeight);
      return isKeptTogether ? { ...unit, cuts: [] } : unit;
    }),
  fc
    .record({ height: fc.integer({ min: 5, max: 130 }), repeatedHeight: fc.constantFrom(0, 15) })
    .map(({ height, ...more }) => aUnit(height, more)),
);
const anyUnits = fc.array(anyUnit, { maxLength: 40 });

describe('pages of anything', () => {
  test('hold every part of every unit once, in order', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const parts = paginate(units, pageHeight).flat();
        let unit = 0;
        let from: number | null = null;
        for (const part of parts) {
          expect([part.unit, part.fromCut]).toEqual([unit, from]);
          if (part.toCut === null) {
            unit += 1;
            from = null;
          } else {
            expect(part.toCut).toBeGreaterThan(from ?? -1);
            from = part.toCut;
          }
        }
        expect([unit, from]).toEqual([units.length, null]);
      }),
    );
  });

  test('are never empty, and nothing reaches over their end but what cannot be cut', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        for (const page of paginate(units, pageHeight)) {
          expect(page.length).toBeGreaterThan(0);
          for (const { unit: index, fromCut, toCut, top } of page) {
            const unit = units[index] ?? aUnit(0);
            const end = top + partHeight(unit, fromCut, toCut) - unit.overhang;
            if (end <= pageHeight + 0.25) continue;
            // Not even its next part fits; it stands alone under what is repeated.
            expect(page).toHaveLength(1);
            expect(toCut === null ? unit.cuts.slice((fromCut ?? -1) + 1) : [], 'no cut was left').toEqual([]);
          }
        }
      }),
    );
  });

  test('never end in a unit that is kept with the next, unless what is kept together is more than a page', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const pages = paginate(units, pageHeight);
        for (const page of pages.slice(0, -1)) {
          const last = page.at(-1);
          const unit = units[last?.unit ?? -1];
          if (!last || !unit || last.toCut !== null || !unit.isKeptWithNext) continue;
          let first = last.unit;
          while (first > 0 && units[first - 1]?.isKeptWithNext === true) first -= 1;
          let end = last.unit;
          while (end < units.length - 1 && units[end]?.isKeptWithNext === true) end += 1;
          const needed = units.slice(first, end + 1).reduce((sum, each, index, all) => {
            const before = all[index - 1];
            // At the top of the file the first has its space too.
            const gap = Math.max(before?.spaceAfter ?? each.repeatedHeight, each.spaceBefore);
            const isLast = index === all.length - 1;
            return sum + gap + (isLast ? (each.cuts[0]?.end ?? each.height) - each.overhang : each.height);
          }, 0);
          expect(needed).toBeGreaterThan(pageHeight);
        }
      }),
    );
  });
});
