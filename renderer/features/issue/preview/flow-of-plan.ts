import { leadsOn } from '../../../../shared/word-plan/leads-on.ts';
import type { PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import type {
  PlanBlock,
  PlanNumber,
  PlanParagraph,
  PlanTable,
  WordPlan,
} from '../../../../shared/word-plan/word-plan.ts';

// A plan as one row of blocks, as they follow each other down the pages.

export type FlowBlock = {
  /** The same for two blocks that look the same, wherever they stand. */
  readonly key: string;
  /** The section of a document that it belongs to. */
  readonly partId: string | null;
} & (
  | {
      readonly kind: 'paragraph';
      readonly paragraph: PlanParagraph;
      readonly mark: string;
      readonly isKeptWithNext: boolean;
    }
  | { readonly kind: 'table'; readonly table: PlanTable; readonly marks: Marks }
  /** The small paragraph that Word wants behind a table. */
  | { readonly kind: 'space' }
);

/** The mark in front of each paragraph of a list ("4.", "b)"). */
export type Marks = ReadonlyMap<PlanParagraph, string>;

export function flowOfPlan(plan: WordPlan, look: PlanLook): readonly FlowBlock[] {
  const markOf = markMaker(look);
  const flow: FlowBlock[] = [];
  const add = (blocks: readonly PlanBlock[], partId: string | null): void => {
    for (const [index, block] of blocks.entries()) {
      switch (block.block) {
        case 'paragraph': {
          const mark = markOf(block.number);
          const isKeptWithNext = leadsOn(block, blocks[index + 1]);
          const key = `${mark} ${isKeptWithNext} ${JSON.stringify(block)}`;
          flow.push({ kind: 'paragraph', key, partId, paragraph: block, mark, isKeptWithNext });
          break;
        }
        case 'table': {
          const marks = new Map<PlanParagraph, string>();
          markCells(block, markOf, marks);
          const key = `${[...marks.values()].join(' ')} ${JSON.stringify(block)}`;
          flow.push({ kind: 'table', key, partId, table: block, marks });
          flow.push({ kind: 'space', key: 'space', partId });
          break;
        }
        case 'part':
          add(block.blocks, block.id);
          break;
      }
    }
  };
  add(plan.blocks, null);
  return flow;
}

type MarkOf = (number: PlanNumber | undefined) => string;

/** The text of a level with the numbers in it (ECMA-376 Part 1, 17.9.11). */
function markMaker(look: PlanLook): MarkOf {
  const reached = new Map<string, string>();
  return (number) => {
    if (!number) return '';
    const { list, sequence, level, expected } = number;
    reached.set(`${sequence} ${level}`, expected);
    return look
      .markTextOf(list, level)
      .replace(/%([1-9])/g, (_found, of: string) =>
        Number(of) - 1 === level ? expected : (reached.get(`${sequence} ${Number(of) - 1}`) ?? ''),
      );
  };
}

function markCells(table: PlanTable, markOf: MarkOf, marks: Map<PlanParagraph, string>): void {
  for (const { cells } of [...table.headerRows, ...table.rows]) {
    for (const block of cells.flatMap((cell) => cell.blocks)) {
      if (block.block === 'table') markCells(block, markOf, marks);
      else if (block.number) marks.set(block, markOf(block.number));
    }
  }
}
