import type { HouseStyleOnPage } from '../../../../shared/contract/template-on-page.ts';
import { lookOf, type PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import { forSeveralDocuments } from '../../../../shared/word-plan/several-documents.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { drawFurniture, type Furniture, type PlaceOfFurniture } from './draw-furniture.ts';
import { flowOfPlan, type FlowBlock } from './flow-of-plan.ts';
import { houseStyleCss, type NaturalLine } from './house-style-css.ts';
import { footOf, hasEvenPages, headOf, kindOfPage, type PageKind } from './page-furniture.ts';
import { measureBlocks, naturalLinesIn, unitsOf, type Measured } from './measure-blocks.ts';
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
  /** The same for frames that look the same. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly textLeft: number;
  readonly textWidth: number;
  readonly headTop: number;
  readonly footBottom: number;
  readonly of: Readonly<Record<PageKind, FrameOfKind>>;
  readonly isEvenDifferent: boolean;
};

/** What differs between the first page, those with an even number and the others. */
export type FrameOfKind = {
  readonly textTop: number;
  readonly textHeight: number;
  readonly head: Furniture;
  readonly foot: Furniture;
};

/** `page` counts from 1. */
export function frameOfPage({ of, isEvenDifferent }: PageFrame, page: number): FrameOfKind {
  return of[kindOfPage(page, isEvenDifferent)];
}

export type LaidPlan = {
  readonly plan: WordPlan;
  readonly look: PlanLook;
  readonly frame: PageFrame;
  readonly pages: readonly LaidPage[];
  /** Whether these are all of them. */
  readonly isWhole: boolean;
  /** Whether its documents would begin on the same pages if every page had a little more or less room. */
  readonly isSteady: boolean;
};

/** The pages, counted from 1, on which the documents of a whole plan begin, in their order. */
export function documentStarts({ pages }: Pick<LaidPlan, 'pages'>): readonly number[] {
  return pages.flatMap(({ fragments }, index) =>
    fragments.some(({ block, from, rows }) => block.beginsPage && from === null && (rows?.from ?? 0) === 0)
      ? [index + 1]
      : [],
  );
}

export type PageLayer = {
  /** Calls `show` with the first pages, again while more come, and last with all. A new call ends the one before. */
  readonly lay: (plan: WordPlan, houseStyle: HouseStyleOnPage, show: (laid: LaidPlan) => void) => void;
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
  let naturalLine: NaturalLine = () => 1;
  let frame: PageFrame | null = null;
  let turn = 0;
  let goOn: ((untilMs: number) => void) | null = null;

  function dress(look: PlanLook, lookKey: string): void {
    if (lookKey === looksLike) return;
    looksLike = lookKey;
    known = new Map();
    frame = null;
    naturalLine = naturalLinesIn(column);
    sheet.replaceSync(houseStyleCss(look, naturalLine));
  }

  function framed(plan: WordPlan, look: PlanLook, { onPage }: HouseStyleOnPage): PageFrame {
    const { runningHead, footer, standing, marking } = plan;
    const key = JSON.stringify([looksLike, runningHead, footer, standing, marking]);
    if (frame?.key !== key) frame = frameOf(key, plan, { look, naturalLine, template: onPage }, column);
    return frame;
  }

  function lay(plan: WordPlan, houseStyle: HouseStyleOnPage, show: (laid: LaidPlan) => void): void {
    turn += 1;
    const mine = turn;
    const dressed = plan.kind === 'pack' ? forSeveralDocuments(houseStyle) : houseStyle;
    const template = houseStyle.onPage;
    const look = lookOf(dressed, plan.kind, { template });
    dress(look, `${plan.kind} ${JSON.stringify(houseStyle)}`);
    const within = framed(plan, look, houseStyle);
    const { first, default: other, even } = within.of;
    column.style.width = `${within.textWidth}px`;
    const flow = flowOfPlan(plan, dressed, template);
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
          const measured = measureBlocks(column, unknown, naturalLine, other.textHeight);
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
      const heights = { firstHeight: first.textHeight, evenHeight: even.textHeight };
      const placed = paginate(units, other.textHeight, heights);
      const pages = placed.map((page) => laidPage(page, units, sources));
      // The last page so far may change with what follows.
      show({
        plan,
        look,
        frame: within,
        pages: isWhole ? pages : pages.slice(0, -1),
        isWhole,
        isSteady: isWhole && isSteady(units, placed, within),
      });
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

/** In pixels, a quarter of a line: what one way of rounding heights makes of a page beside another. */
const slack = 4;

function isSteady(
  units: readonly FlowUnit[],
  placed: readonly PageOfUnits[],
  { of: { first, default: other, even } }: PageFrame,
): boolean {
  const starts = startsOf(placed, units);
  return [-slack, slack].every((more) => {
    const heights = { firstHeight: first.textHeight + more, evenHeight: even.textHeight + more };
    return startsOf(paginate(units, other.textHeight + more, heights), units) === starts;
  });
}

/** On which pages documents begin. */
function startsOf(pages: readonly PageOfUnits[], units: readonly FlowUnit[]): string {
  return pages
    .flatMap((page, index) =>
      page.some(({ unit, fromCut }) => fromCut === null && units[unit]?.beginsPage === true) ? [index] : [],
    )
    .join(' ');
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

/** The page, with as much less room for text as its heads and feet take past their margins. */
function frameOf(
  key: string,
  plan: WordPlan,
  {
    look,
    naturalLine,
    template,
  }: {
    readonly look: PlanLook;
    readonly naturalLine: NaturalLine;
    readonly template: HouseStyleOnPage['onPage'];
  },
  column: HTMLElement,
): PageFrame {
  const { widthMm, heightMm, marginMm } = look.page;
  const px = (millimetres: number): number => millimetres * pixelsPerMm;
  const page = { width: px(widthMm), height: px(heightMm) };
  const margins = {
    ...{ top: px(marginMm.top), right: px(marginMm.right) },
    ...{ bottom: px(marginMm.bottom), left: px(marginMm.left) },
  };
  const [headTop, footBottom] = [px(marginMm.header), px(marginMm.footer)];
  column.style.width = `${page.width - margins.left - margins.right}px`;
  const drawn = (place: PlaceOfFurniture['place'], kind: PageKind): Furniture =>
    drawFurniture(
      place === 'head' ? headOf(plan, kind, template) : footOf(plan, kind, template, look),
      { look, naturalLine },
      column,
      { place, page, margins, fromEdge: place === 'head' ? headTop : footBottom },
    );
  const frameOfKind = (kind: PageKind): FrameOfKind => {
    const [head, foot] = [drawn('head', kind), drawn('foot', kind)];
    const textTop = Math.max(margins.top, headTop + head.height);
    const textBottom = Math.max(margins.bottom, footBottom + foot.height);
    return { textTop, textHeight: page.height - textTop - textBottom, head, foot };
  };
  const isEvenDifferent = hasEvenPages(template);
  const other = frameOfKind('default');
  return {
    key,
    ...page,
    textLeft: margins.left,
    textWidth: page.width - margins.left - margins.right,
    headTop,
    footBottom,
    of: { first: frameOfKind('first'), default: other, even: isEvenDifferent ? frameOfKind('even') : other },
    isEvenDifferent,
  };
}
