import { inlineText, paragraphsOf } from './plan-text.ts';
import type { PlanCell, PlanTable } from './word-plan.ts';

// How wide the columns of a table are for letters of a size: as planned, but no word is broken while there is room.

/** As a share of the letters' size; bold letters are no wider in the fonts that public bodies use. */
const meanLetter = 0.6;
/** Longer words break, so that one address does not take the table: the first of these with which all columns fit. */
const longestWhole = [16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4];

/** Widths in the unit of `width`, which they add up to. `size` of the letters and `padding` of a cell, both sides together, are in it too. */
export function columnWidths(
  table: PlanTable,
  { width, size, padding }: { readonly width: number; readonly size: number; readonly padding: number },
): readonly number[] {
  const planned = table.columns.map((share) => (width * share) / 100);
  const longest = longestWords(table);
  const least = longestWhole
    .map((most) => longest.map((letters) => Math.min(letters, most) * size * meanLetter + padding))
    .find((each) => each.reduce((sum, one) => sum + one, 0) <= width);
  if (least === undefined) return rounded(planned, width);
  const lacking = planned.reduce((sum, each, index) => sum + Math.max(0, (least[index] ?? 0) - each), 0);
  const spare = planned.reduce((sum, each, index) => sum + Math.max(0, each - (least[index] ?? 0)), 0);
  const fitting = planned.map((each, index) => {
    const room = each - (least[index] ?? 0);
    return room <= 0 ? each - room : each - (spare === 0 ? 0 : (room / spare) * lacking);
  });
  return rounded(fitting, width);
}

function longestWords({ columns, headerRows, rows }: PlanTable): readonly number[] {
  const longest = columns.map(() => 0);
  for (const { cells } of [...headerRows, ...rows]) {
    // Cells that reach over several columns or rows have the room of all of them, and move what stands beside them.
    if (cells.length !== columns.length) continue;
    for (const [index, cell] of cells.entries()) {
      longest[index] = Math.max(longest[index] ?? 0, longestWordIn(cell));
    }
  }
  return longest;
}

function longestWordIn({ blocks, columnSpan = 1 }: PlanCell): number {
  if (columnSpan > 1) return 0;
  const words = paragraphsOf(blocks).flatMap(({ inlines }) => inlineText(inlines).split(/[\s\-–/]+/));
  return Math.max(0, ...words.map(({ length }) => length));
}

function rounded(widths: readonly number[], width: number): readonly number[] {
  const whole = widths.map((each) => Math.floor(each));
  const missing = Math.round(width) - whole.reduce((sum, each) => sum + each, 0);
  return whole.map((each, index) => each + (index === whole.length - 1 ? missing : 0));
}
