import type { TemplateOnPage } from '../../../../shared/contract/template-on-page.ts';
import { assertNever } from '../../../../shared/domain/rulings.ts';
import {
  roomBesideTables,
  takesEndOfTable,
  type Beside,
} from '../../../../shared/word-plan/beside-tables.ts';
import { leadsOn } from '../../../../shared/word-plan/leads-on.ts';
import { lookOf, type Dress, type PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import { withLowerHeadings } from '../../../../shared/word-plan/several-documents.ts';
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
  readonly look: PlanLook;
  /** Whether it is the first of a document, which begins on a page of its own. */
  readonly beginsPage: boolean;
} & (
  | {
      readonly kind: 'paragraph';
      readonly paragraph: PlanParagraph;
      readonly mark: string;
      readonly isKeptWithNext: boolean;
      readonly spaceBeforePt: number;
      readonly spaceAfterPt: number;
    }
  | { readonly kind: 'table'; readonly table: PlanTable; readonly marks: Marks }
  /** The paragraph without room of its own that Word wants behind a table where no other follows. */
  | { readonly kind: 'space' }
  /** A line of the contents of a file of several documents. */
  | {
      readonly kind: 'contents';
      readonly style: string;
      readonly text: string;
      readonly entry: number | null;
    }
);

/** The mark in front of each paragraph of a list ("4.", "b)"). */
export type Marks = ReadonlyMap<PlanParagraph, string>;

/** `template`: what the house style has from a Word template. */
export function flowOfPlan(
  plan: WordPlan,
  houseStyle: Dress,
  template: TemplateOnPage | null = null,
): readonly FlowBlock[] {
  const flow: FlowBlock[] = [];
  const add = (blocks: readonly PlanBlock[], within: Within): void => {
    const { look, markOf, lookKey } = within;
    for (const [index, block] of blocks.entries()) {
      const before = blocks[index - 1] ?? within.beside.before;
      const after = blocks[index + 1] ?? within.beside.after;
      const common = { partId: within.partId, look, beginsPage: within.beginsPage && index === 0 };
      const keyOf = (words: string): string => `${lookKey} ${words}`;
      switch (block.block) {
        case 'paragraph': {
          const mark = markOf(block.number);
          const spaces = spacesOf(block, { before, after }, look);
          const isKeptWithNext = leadsOn(block, after) || spaces.isKeptWithNext;
          const key = keyOf(`${mark} ${JSON.stringify({ ...spaces, isKeptWithNext, block })}`);
          flow.push({ ...common, kind: 'paragraph', key, paragraph: block, mark, ...spaces, isKeptWithNext });
          break;
        }
        case 'table': {
          const marks = new Map<PlanParagraph, string>();
          markCells(block, markOf, marks);
          const key = keyOf(`${[...marks.values()].join(' ')} ${JSON.stringify(block)}`);
          flow.push({ ...common, kind: 'table', key, table: block, marks });
          if (takesEndOfTable(after)) {
            flow.push({ ...common, kind: 'space', key: keyOf('space'), beginsPage: false });
          }
          break;
        }
        case 'part':
          add(block.blocks, {
            ...within,
            partId: block.id,
            beginsPage: common.beginsPage,
            beside: { before, after },
          });
          break;
        case 'document': {
          const ofDocument = lookOf(withLowerHeadings(houseStyle), plan.kind, {
            ...{ listsOf: block.kind, letters: block.letters, template },
          });
          add(block.blocks, {
            look: ofDocument,
            lookKey: block.kind,
            markOf: markMaker(ofDocument),
            partId: null,
            beginsPage: true,
            beside: {},
          });
          break;
        }
        case 'contents':
          for (const [style, text, entry] of [
            ['TOCHeading', block.title, null],
            ...block.entries.map(({ text }, index) => ['TOC2', text, index] as const),
          ] as const) {
            const key = keyOf(`${style} ${entry} ${text}`);
            flow.push({ ...common, kind: 'contents', key, style, text, entry });
          }
          break;
        default:
          assertNever(block);
      }
    }
  };
  const look = lookOf(houseStyle, plan.kind, { letters: plan.letters, template });
  add(plan.blocks, {
    look,
    lookKey: '',
    markOf: markMaker(look),
    partId: null,
    beginsPage: false,
    beside: {},
  });
  return flow;
}

type Within = {
  readonly look: PlanLook;
  readonly lookKey: string;
  readonly markOf: MarkOf;
  readonly partId: string | null;
  readonly beginsPage: boolean;
  readonly beside: Beside;
};

/** The space around a paragraph: its style's, or more beside a table. */
export function spacesOf(
  { role }: PlanParagraph,
  beside: Beside,
  look: PlanLook,
): { readonly spaceBeforePt: number; readonly spaceAfterPt: number; readonly isKeptWithNext: boolean } {
  const { style: id } = look.roles[role];
  const style = look.styles.get(id) ?? noSpace;
  const room = roomBesideTables(beside, look.table.spaceAfterPt, look.described.get(id) ?? noSpace);
  const joins = (block: PlanBlock | undefined): boolean =>
    style.isContextual === true && block?.block === 'paragraph' && look.roles[block.role].style === id;
  return {
    spaceBeforePt: room.spaceBeforePt ?? (joins(beside.before) ? 0 : style.spaceBeforePt),
    spaceAfterPt: room.spaceAfterPt ?? (joins(beside.after) ? 0 : style.spaceAfterPt),
    isKeptWithNext: style.isKeptWithNext,
  };
}

const noSpace: {
  readonly spaceBeforePt: number;
  readonly spaceAfterPt: number;
  readonly isKeptWithNext: boolean;
  readonly isContextual?: boolean;
} = { spaceBeforePt: 0, spaceAfterPt: 0, isKeptWithNext: false };

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
