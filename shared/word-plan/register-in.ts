import type { Manner } from '../domain/manner.ts';
import { ownWords, paragraph, strongLabel } from './meeting-in-plan.ts';
import { inlineText, paragraphsOf } from './plan-text.ts';
import type { ParagraphRole, PlanBlock, PlanInline, PlanParagraph, PlanTable } from './word-plan.ts';

/**
 * A table of actions, or the same one after the other: the first cell as a heading, and a line for each of the others
 * with the name of its column.
 */
export function registerIn(
  { registers }: Manner,
  table: PlanTable,
  headingRole: ParagraphRole,
  prefix = '',
): readonly (PlanParagraph | PlanTable)[] {
  if (registers === 'table') return [table];
  const names = (table.headerRows[0]?.cells ?? []).map(({ blocks }) => wordsOf(blocks));
  return table.rows.flatMap(({ cells }) =>
    cells.map(({ blocks }, index): PlanParagraph => {
      const words = joined(blocks);
      return index === 0
        ? paragraph(headingRole, prefix === '' ? words : [ownWords(`${prefix} `), ...words])
        : {
            ...paragraph('paragraph', [strongLabel(`${inlineText(names[index] ?? [])}: `), ...words]),
            ...(isFirstOrLast(index, cells.length) ? { isKeptWithNext: true } : {}),
          };
    }),
  );
}

/** A page ends neither under the first lines of an action nor over the last; in large print all of it would waste half pages. */
function isFirstOrLast(index: number, count: number): boolean {
  return index < count - 1 && (index <= 2 || index === count - 2);
}

function wordsOf(blocks: readonly PlanBlock[]): readonly PlanInline[] {
  return paragraphsOf(blocks).flatMap(({ inlines }) => inlines);
}

/** The paragraphs of a cell in one, with a comma between. */
function joined(blocks: readonly PlanBlock[]): readonly PlanInline[] {
  return paragraphsOf(blocks).flatMap(({ inlines }, index) =>
    index === 0 ? inlines : [ownWords(', '), ...inlines],
  );
}
