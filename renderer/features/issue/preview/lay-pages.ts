import type { HouseStyle } from '../../../../shared/contract/house-style.ts';
import { lookOf, type PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import { forSeveralDocuments } from '../../../../shared/word-plan/several-documents.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { drawFoot, drawHead } from './page-furniture.ts';
import { flowOfPlan, type FlowBlock } from './flow-of-plan.ts';
import { houseStyleCss } from './house-style-css.ts';
import { measureBlocks, measureNaturalLine, unitsOf, type Measured } from './measure-blocks.ts';
import { paginate, type FlowUnit, type PageOfUnits } from './paginate.ts';

// Lays a plan out on pages. What was measured once is not measured again, and a long plan is measured in slices, so
// that its first pages are there at once and nothing waits for the last.

/** A block on a page, or the part of it that stands there. Heights are in pixels of a page in its real size. */
export type Fragment = {
  readonly block: FlowBlock;
  readonly top: number;
  /** Of a table: the rows that stand here. */
  readonly rows: { readonly from: number; readonly to: number; readonly hasHeader: boolean } | null;
  /** Where the part begins in its paragraph or first row, and ends in its paragraph or last row. */
  readonly from: number | null;
  readonly to: number | null;
};

export type LaidPage = {
  /** The same for pages that look the same. */
  readonly key: string;
  readonly fragments: readonly Fragment[];
};

export type PageFrame = {
  readonly width: number;
  readonly height: number;
  readonly textTop: number;
  readonly textLeft: number;
  readonly textWidth: number;
  readonly textHeight: number;
  /** The first page has less at its head. */
  readonly firstTextTop: number;
  readonly firstTextHeight: number;
  readonly headTop: number;
  readonly footBottom: number;
};

export type LaidPlan = {
  readonly plan: WordPlan;
  readonly look: PlanLook;
  readonly frame: PageFrame;
  readonly pages: readonly LaidPage[];
  /** Whether these are all of them. */
  readonly isWhole: boolean;
};

export type PageLayer = {
  /** Calls `show` with the first pages, again while more come, and last with all. A new call ends the one before. */
  readonly lay: (plan: WordPlan, houseStyle: HouseStyle, show: (laid: LaidPlan) => void) => void;
  /** Lays what is left of the plan out at once, for paper. */
  readonly finish: () => void;
  readonly stop: () => void;
};

/** How long one slice may take: half of what a person would notice in their typing. */
const sliceMs = 8;
const blocksAtOnce = 12;

const pixelsPerMm = 96 / 25.4;

/** `column`: an empty element that nobody sees. `sheet`: takes the rules of the house style. */
export function openPageLayer(column: HTMLElement, sheet: CSSStyleSheet): PageLayer {
  let known = new Map<string, Measured>();
  let looksLike = '';
  let naturalLine = 0;
  let turn = 0;
  let goOn: ((untilMs: number) => void) | null = null;

  function dress(look: PlanLook, lookKey: string): void {
    if (lookKey === looksLike) return;
    looksLike = lookKey;
    known = new Map();
    // The font has to be there before its lines are measured.
    sheet.replaceSync(houseStyleCss(look, 1));
    naturalLine = measureNaturalLine(column);
    sheet.replaceSync(houseStyleCss(look, naturalLine));
  }

  function lay(plan: WordPlan, houseStyle: HouseStyle, show: (laid: LaidPlan) => void): void {
    turn += 1;
    const mine = turn;
    const dressed = plan.kind === 'pack' ? forSeveralDocuments(houseStyle) : houseStyle;
    const look = lookOf(dressed, plan.kind);
    dress(look, `${plan.kind} ${JSON.stringify(houseStyle)}`);
    const frame = frameOf(plan, look, column);
    column.style.width = `${frame.textWidth}px`;
    const flow = flowOfPlan(plan, dressed);
    const kept = new Map<string, Measured>();
    const sources: UnitSource[] = [];
    const units: FlowUnit[] = [];
    let done = 0;

    const slice = (mayTakeMs: number): void => {
      const began = performance.now();
      while (done < flow.length && (performance.now() - began < mayTakeMs || done === 0)) {
        const next = flow.slice(done, done + blocksAtOnce);
        const unknown = [
          ...new Map(next.filter(({ key }) => !known.has(key)).map((each) => [each.key, each])).values(),
        ];
        if (unknown.length > 0) {
          const measured = measureBlocks(column, unknown, naturalLine, frame.textHeight);
          for (const [index, { key }] of unknown.entries()) {
            const found = measured[index];
            if (found) known.set(key, found);
          }
        }
        for (const block of next) {
          const measured = known.get(block.key);
          if (!measured) continue;
          kept.set(block.key, measured);
          addUnits(block, measured, units, sources);
        }
        done += next.length;
      }
      const isWhole = done >= flow.length;
      const pages = paginate(units, frame.textHeight, frame.firstTextHeight).map((page) =>
        laidPage(page, units, sources),
      );
      // The last page so far may change with what follows.
      show({ plan, look, frame, pages: isWhole ? pages : pages.slice(0, -1), isWhole });
      if (isWhole) {
        // What is no longer in the plan needs not be remembered.
        known = kept;
        goOn = null;
      } else {
        setTimeout(() => {
          if (mine === turn) goOn?.(sliceMs);
        });
      }
    };
    goOn = slice;
    slice(sliceMs);
  }

  return {
    lay,
    finish: () => goOn?.(Infinity),
    stop: () => {
      turn += 1;
      goOn = null;
    },
  };
}

/** Of a unit: the block that it is of, and its row; -1 for the header rows. */
type UnitSource = { readonly block: FlowBlock; readonly row: number | null };

const headerRow = -1;

function addUnits(block: FlowBlock, measured: Measured, units: FlowUnit[], sources: UnitSource[]): void {
  const made = unitsOf(block, measured);
  units.push(...made);
  const hasHeader = measured.kind === 'rows' && measured.header > 0;
  sources.push(
    ...made.map((_unit, index) => ({
      block,
      row: measured.kind === 'lines' ? null : hasHeader ? index + headerRow : index,
    })),
  );
}

function laidPage(page: PageOfUnits, units: readonly FlowUnit[], sources: readonly UnitSource[]): LaidPage {
  const fragments: Fragment[] = [];
  for (const { unit, fromCut, toCut, top, hasRepeatedHeader } of page) {
    const source = sources[unit];
    if (!source) continue;
    const { block, row } = source;
    const cuts = units[unit]?.cuts ?? [];
    const from = fromCut === null ? null : (cuts[fromCut]?.start ?? null);
    const to = toCut === null ? null : (cuts[toCut]?.end ?? null);
    const last = fragments.at(-1);
    if (row !== null && last?.rows && last.block === block) {
      fragments[fragments.length - 1] = { ...last, rows: { ...last.rows, to: row + 1 }, to };
      continue;
    }
    const repeated = hasRepeatedHeader ? (units[unit]?.repeatedHeight ?? 0) : 0;
    const rows =
      row === null
        ? null
        : { from: Math.max(0, row), to: row + 1, hasHeader: row === headerRow || hasRepeatedHeader };
    fragments.push({ block, top: top - repeated, rows, from, to });
  }
  const key = fragments
    .map(({ block, top, rows, from, to }) => `${top} ${JSON.stringify(rows)} ${from} ${to} ${block.key}`)
    .join('\n');
  return { key, fragments };
}

/** The page, with as much less room for text as its head and foot take past their margins. */
function frameOf(plan: WordPlan, look: PlanLook, column: HTMLElement): PageFrame {
  const { widthMm, heightMm, marginMm } = look.page;
  const px = (millimetres: number): number => millimetres * pixelsPerMm;
  const textWidth = px(widthMm - marginMm.left - marginMm.right);
  column.style.width = `${textWidth}px`;
  const textTopOf = (page: number): number => {
    const head = drawHead(plan, { page, of: page });
    const room = head.length > 1 ? roomUnderHeadPt * (96 / 72) : 0;
    return Math.max(px(marginMm.top), px(marginMm.header) + heightOf(head, column) + room);
  };
  const [firstTextTop, textTop] = [textTopOf(1), textTopOf(2)];
  const footHeight = heightOf(drawFoot(plan, look, { page: 2, of: 2 }), column);
  const textBottom = Math.max(px(marginMm.bottom), px(marginMm.footer) + footHeight);
  return {
    width: px(widthMm),
    height: px(heightMm),
    textTop,
    textLeft: px(marginMm.left),
    textWidth,
    textHeight: px(heightMm) - textTop - textBottom,
    firstTextTop,
    firstTextHeight: px(heightMm) - firstTextTop - textBottom,
    headTop: px(marginMm.header),
    footBottom: px(marginMm.footer),
  };
}

/** A head of several lines reaches down to the text of the page. */
const roomUnderHeadPt = 8;

function heightOf(lines: readonly HTMLElement[], column: HTMLElement): number {
  column.replaceChildren(...lines);
  const height = lines.reduce((sum, line) => sum + line.getBoundingClientRect().height, 0);
  column.replaceChildren();
  return height;
}
