import { inlineText, paragraphsOf } from './plan-text.ts';
import type { PlanBlock, PlanRow, PlanTable } from './word-plan.ts';

/** A row that is no longer stays on one page; a longer one goes on over the page. About a third of a page. */
export const longestWholeRow = 900;

/** How long a row is, in characters of its longest cell. */
export function rowLength({ cells }: PlanRow): number {
  return Math.max(0, ...cells.map(({ blocks }) => lengthOfBlocks(blocks)));
}

/** Every paragraph counts as a line at least. */
export function lengthOfBlocks(blocks: readonly PlanBlock[]): number {
  const perLine = 60;
  return paragraphsOf(blocks).reduce((sum, { inlines }) => sum + inlineText(inlines).length + perLine, 0);
}

/** Whether a table is so short that it stands on one page: a few figures are read beside each other. */
export function staysOnOnePage({ rows }: PlanTable): boolean {
  return rows.reduce((sum, row) => sum + rowLength(row), 0) <= longestWholeRow;
}
