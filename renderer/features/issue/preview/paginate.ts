// Where pages end. Heights come in, places go out: no element is touched here, and no font is known.

/** A place where a unit may be cut in two: what stands above `end` stays, what stands below `start` goes on. */
export type Cut = { readonly end: number; readonly start: number };

/** A paragraph, or a row of a table. All measures are in one unit of length, whichever it is. */
export type FlowUnit = {
  readonly height: number;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  /** From top to bottom. A unit that is kept together has none. */
  readonly cuts: readonly Cut[];
  /** Whether it stands on the page on which the next unit begins. */
  readonly isKeptWithNext: boolean;
  /** What is repeated above it where it begins a page: the header rows of its table. */
  readonly repeatedHeight: number;
  /** How much of its height, and of that of a part, is only space that the end of a page may swallow. */
  readonly overhang: number;
  /** Whether it stands at the top of a page, whatever room there is on the one before. */
  readonly beginsPage: boolean;
};

/** A unit on a page, or the part of it between two cuts. */
export type Placed = {
  readonly unit: number;
  /** The cut that the part begins and ends at; null where the unit itself does. */
  readonly fromCut: number | null;
  readonly toCut: number | null;
  readonly top: number;
  readonly hasRepeatedHeader: boolean;
};

export type PageOfUnits = readonly Placed[];

/** What is measured in fractions of a pixel is not held to the last of them. */
const tolerance = 0.25;

/**
 * Fills pages with units in their order, as Word does: a unit goes on the next page where it does not fit, in two parts where it may be cut; units that are kept with the next go with it, unless they are more than a page. The
 * space between two units is the larger of what both ask for, and there is none at the top of a page but the first.
 * Only a unit without a place to cut it, and taller than the page, reaches over its end.
 */
export function paginate(
  units: readonly FlowUnit[],
  otherHeight: number,
  {
    firstHeight = otherHeight,
    evenHeight = otherHeight,
  }: { readonly firstHeight?: number; readonly evenHeight?: number } = {},
): readonly PageOfUnits[] {
  const pages: Placed[][] = [];
  let page: Placed[] = [];
  let bottom = 0;
  let spaceAfter = 0;

  const pageHeight = (): number => {
    if (pages.length === 0) return firstHeight;
    return pages.length % 2 === 1 ? evenHeight : otherHeight;
  };
  const spaceOver = (unit: FlowUnit): number => {
    if (page.length > 0) return Math.max(spaceAfter, unit.spaceBefore);
    return pages.length === 0 ? unit.spaceBefore : unit.repeatedHeight;
  };
  const turn = (): void => {
    pages.push(page);
    page = [];
    bottom = 0;
    spaceAfter = 0;
  };
  const room = (unit: FlowUnit): number => pageHeight() + tolerance - bottom - spaceOver(unit);
  const put = (unit: FlowUnit, index: number, fromCut: number | null, toCut: number | null): void => {
    const hasRepeatedHeader = page.length === 0 && pages.length > 0 && unit.repeatedHeight > 0;
    const top = bottom + spaceOver(unit);
    page.push({ unit: index, fromCut, toCut, top, hasRepeatedHeader });
    bottom = top + partHeight(unit, fromCut, toCut);
    spaceAfter = toCut === null ? unit.spaceAfter : 0;
  };

  const place = (unit: FlowUnit, index: number): void => {
    let fromCut: number | null = null;
    for (;;) {
      if (partHeight(unit, fromCut, null) - unit.overhang <= room(unit)) break;
      const cut = lastCutThatFits(unit, fromCut, room(unit));
      if (cut !== null) {
        put(unit, index, fromCut, cut);
        turn();
        fromCut = cut;
      } else if (page.length > 0) {
        turn();
      } else {
        // Not even its first part fits a page of its own.
        const next = nextCut(unit, fromCut);
        if (next === null) break;
        put(unit, index, fromCut, next);
        turn();
        fromCut = next;
      }
    }
    put(unit, index, fromCut, null);
  };

  let index = 0;
  while (index < units.length) {
    if (units[index]?.beginsPage === true && page.length > 0) turn();
    const last = endOfKept(units, index);
    if (last > index && page.length > 0) {
      const needed = keptHeight(units, index, last);
      const first = units[index];
      const isTooTall =
        first !== undefined && needed + first.repeatedHeight > Math.max(otherHeight, evenHeight) + tolerance;
      if (first && !isTooTall && needed > room(first)) turn();
    }
    for (; index <= last; index += 1) {
      const unit = units[index];
      if (unit) place(unit, index);
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

export function partHeight(unit: FlowUnit, fromCut: number | null, toCut: number | null): number {
  const start = fromCut === null ? 0 : (unit.cuts[fromCut]?.start ?? 0);
  const end = toCut === null ? unit.height : (unit.cuts[toCut]?.end ?? unit.height);
  return end - start;
}

function lastCutThatFits(unit: FlowUnit, fromCut: number | null, room: number): number | null {
  const start = fromCut === null ? 0 : (unit.cuts[fromCut]?.start ?? 0);
  const cut = unit.cuts.findLastIndex(({ end }) => end - start - unit.overhang <= room);
  return cut < 0 || cut <= (fromCut ?? -1) ? null : cut;
}

function nextCut(unit: FlowUnit, fromCut: number | null): number | null {
  const next = (fromCut ?? -1) + 1;
  return next < unit.cuts.length ? next : null;
}

/** The last of the units that belong on one page from `index` on: the first that is not kept with its next. */
function endOfKept(units: readonly FlowUnit[], index: number): number {
  let last = index;
  while (units[last]?.isKeptWithNext === true && units[last + 1]?.beginsPage === false) last += 1;
  return last;
}

/** From the top of the first unit to the least of the last that has to stand under it. */
function keptHeight(units: readonly FlowUnit[], first: number, last: number): number {
  let height = 0;
  for (let index = first; index <= last; index += 1) {
    const unit = units[index];
    if (!unit) continue;
    const before = index > first ? units[index - 1] : undefined;
    if (before) height += Math.max(before.spaceAfter, unit.spaceBefore);
    height += index === last ? (unit.cuts[0]?.end ?? unit.height) - unit.overhang : unit.height;
  }
  return height;
}
