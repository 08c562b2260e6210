import type { PlanBlock } from './word-plan.ts';

// What stands around a table in a file, and so on its pages.

/** What stands beside a block: a table and a paragraph that meet at the ends of their parts belong together too. */
export type Beside = { readonly before?: PlanBlock | undefined; readonly after?: PlanBlock | undefined };

/** In points: where a cell begins, its frame keeps the distance. */
export const spaceAtTopOfCellPt = 3;

/**
 * Word joins tables that touch, and has a paragraph at the end of every document and cell. Where none follows by itself
 * there is one that takes no room.
 */
export function takesEndOfTable(after: PlanBlock | undefined): boolean {
  return after === undefined || startsWithTable(after) || isEmptyPart(after);
}

/** The room between a table and a paragraph beside it, in points; null where its style has as much. */
export function roomBesideTables(
  { before, after }: Beside,
  room: number,
  style: { readonly spaceBeforePt: number; readonly spaceAfterPt: number; readonly isKeptWithNext: boolean },
): { readonly spaceBeforePt: number | null; readonly spaceAfterPt: number | null } {
  const missing = (own: number): number | null => (own >= room ? null : room);
  return {
    spaceBeforePt: endsWithTable(before) ? missing(style.spaceBeforePt) : null,
    spaceAfterPt: startsWithTable(after) && !style.isKeptWithNext ? missing(style.spaceAfterPt) : null,
  };
}

export function isBesideTable({ before, after }: Beside): boolean {
  return endsWithTable(before) || startsWithTable(after);
}

function endsWithTable(block: PlanBlock | undefined): boolean {
  const last = block?.block === 'part' ? block.blocks.at(-1) : block;
  return last?.block === 'table';
}

function startsWithTable(block: PlanBlock | undefined): boolean {
  const first = block?.block === 'part' ? block.blocks[0] : block;
  return first?.block === 'table';
}

function isEmptyPart(block: PlanBlock): boolean {
  return block.block === 'part' && block.blocks.length === 0;
}
