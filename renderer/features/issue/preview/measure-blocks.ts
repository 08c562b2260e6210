import { assertNever } from '../../../../shared/domain/rulings.ts';
import { longestWholeRow, rowLength, staysOnOnePage } from '../../../../shared/word-plan/row-length.ts';
import type { PlanTable } from '../../../../shared/word-plan/word-plan.ts';
import type { FullStyle } from '../../../../shared/word-plan/plan-look.ts';
import { drawBlock } from './draw-plan.ts';
import type { FlowBlock } from './flow-of-plan.ts';
import { fontStack, lineHeightPt, type NaturalLine } from './house-style-css.ts';
import type { Cut, FlowUnit } from './paginate.ts';

// Heights of blocks, taken in a column of the pages' width that nobody sees. First all are drawn, then all are read.

export type Measured =
  | {
      readonly kind: 'lines';
      readonly height: number;
      readonly lines: number;
      readonly lineHeight: number;
      /** What the style puts between lines beside what the font asks for; LibreOffice lets a page end in it. */
      readonly leading: number;
    }
  | { readonly kind: 'rows'; readonly header: number; readonly rows: readonly MeasuredRow[] };

export type MeasuredRow = { readonly height: number; readonly cuts: readonly Cut[] };

const pixelsPerPoint = 96 / 72;

/** Word leaves no line of a paragraph alone on a page (ECMA-376 Part 1, 17.3.1.44). */
const fewestLines = 2;

/** What one line of each font takes, in its own size: ascent, descent and the gap that the font asks for. */
export function naturalLinesIn(column: HTMLElement): NaturalLine {
  const known = new Map<string, number>();
  return (font) => {
    const height = known.get(font) ?? measureNaturalLine(font, column);
    known.set(font, height);
    return height;
  };
}

function measureNaturalLine(font: string, column: HTMLElement): number {
  const probe = document.createElement('div');
  probe.style.fontFamily = fontStack(font);
  probe.style.fontSize = '1000px';
  probe.style.lineHeight = 'normal';
  probe.style.position = 'absolute';
  probe.textContent = 'x';
  column.append(probe);
  const { height } = probe.getBoundingClientRect();
  probe.remove();
  return height === 0 ? 1.15 : height / 1000;
}

function styleOfBlock(block: FlowBlock): FullStyle | undefined {
  const { look } = block;
  switch (block.kind) {
    case 'paragraph':
      return look.styles.get(look.roles[block.paragraph.role].style);
    case 'contents':
      return look.styles.get(block.style);
    case 'space':
      return look.styles.get('AfterTable');
    case 'table':
      return undefined;
    default:
      return assertNever(block);
  }
}

/** Draws blocks into the column and reads their heights. `tallestRow`: a row past it may be cut. */
export function measureBlocks(
  column: HTMLElement,
  blocks: readonly FlowBlock[],
  naturalLine: NaturalLine,
  tallestRow: number,
): readonly Measured[] {
  const { width } = column.getBoundingClientRect();
  const drawn = blocks.map((block) => drawBlock(block, width));
  column.replaceChildren(...drawn);
  const measured = blocks.map((block, index): Measured => {
    const element = drawn[index];
    if (element instanceof HTMLTableElement && block.kind === 'table') {
      return measureTable(element, block.table, tallestRow);
    }
    const height = element?.getBoundingClientRect().height ?? 0;
    const style = styleOfBlock(block);
    const lineHeight = style ? lineHeightPt(style, naturalLine(style.font)) * pixelsPerPoint : height;
    const leading = style ? lineHeight * Math.max(0, 1 - 1 / style.lineSpacing) : 0;
    return {
      kind: 'lines',
      height,
      lineHeight,
      leading,
      lines: Math.max(1, Math.round(height / lineHeight)),
    };
  });
  column.replaceChildren();
  return measured;
}

function measureTable(table: HTMLTableElement, planned: PlanTable, tallestRow: number): Measured {
  const tops = [...table.rows].map((row) => row.getBoundingClientRect());
  const headers = table.tHead?.rows.length ?? 0;
  const header = tops.slice(0, headers).reduce((sum, { height }) => sum + height, 0);
  const rows = tops.slice(headers).map(({ height }, index): MeasuredRow => {
    const row = table.rows[headers + index];
    return {
      height,
      cuts: row && (height > tallestRow || maySplit(planned.rows[index])) ? cutsOfRow(row) : [],
    };
  });
  return { kind: 'rows', header, rows };
}

function maySplit(row: PlanTable['rows'][number] | undefined): boolean {
  return row !== undefined && rowLength(row) > longestWholeRow;
}

/** In pixels: what a font asks for under its letters. */
const lineGap = 1;

/** The places between the lines of a row that no line of any of its cells crosses. */
function cutsOfRow(row: HTMLTableRowElement): readonly Cut[] {
  const { top } = row.getBoundingClientRect();
  const lines = textRects(row)
    .map((rect) => ({ from: rect.top - top, to: rect.bottom - top }))
    .toSorted((one, other) => one.from - other.from);
  const cuts: Cut[] = [];
  let reached = lines[0]?.to ?? 0;
  for (const { from, to } of lines) {
    if (from > reached) cuts.push({ end: Math.min(from, reached + lineGap), start: from });
    reached = Math.max(reached, to);
  }
  return cuts;
}

function textRects(within: Node): readonly DOMRect[] {
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const rects: DOMRect[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    range.selectNodeContents(text);
    rects.push(...[...range.getClientRects()].filter(({ height }) => height > 0));
  }
  return rects;
}

/** The units of the pages that a block is: a paragraph one, a table each of its rows. */
export function unitsOf(block: FlowBlock, measured: Measured): readonly FlowUnit[] {
  if (measured.kind === 'lines') {
    const style = styleOfBlock(block);
    const isKeptTogether = style?.isKeptTogether === true;
    const [before, after] = spacesAround(block, style);
    return [
      {
        height: measured.height,
        spaceBefore: before * pixelsPerPoint,
        spaceAfter: after * pixelsPerPoint,
        cuts: isKeptTogether
          ? []
          : cutsBetweenLines(measured, style?.hasWidowControl === false ? 1 : fewestLines),
        isKeptWithNext: block.kind === 'paragraph' ? block.isKeptWithNext : style?.isKeptWithNext === true,
        repeatedHeight: 0,
        overhang: measured.leading,
        beginsPage: block.beginsPage,
      },
    ];
  }
  const { header, rows } = measured;
  const ofRow = { spaceBefore: 0, spaceAfter: 0, overhang: 0, beginsPage: false };
  const table = block.kind === 'table' ? block.table : null;
  const isWhole = table !== null && staysOnOnePage(table);
  return [
    ...(header > 0 ? [{ ...ofRow, height: header, cuts: [], isKeptWithNext: true, repeatedHeight: 0 }] : []),
    ...rows.map((row, index) => ({
      ...ofRow,
      ...row,
      isKeptWithNext: index < rows.length - 1 && (isWhole || reachesOver(table, index)),
      repeatedHeight: header,
    })),
  ];
}

function spacesAround(block: FlowBlock, style: FullStyle | undefined): readonly [number, number] {
  switch (block.kind) {
    case 'paragraph':
      return [block.spaceBeforePt, block.spaceAfterPt];
    case 'contents':
      return [style?.spaceBeforePt ?? 0, style?.spaceAfterPt ?? 0];
    case 'space':
    case 'table':
      return [0, 0];
    default:
      return assertNever(block);
  }
}

/** Whether a cell of this row or one above it stands in the next row too. */
function reachesOver(table: Extract<FlowBlock, { kind: 'table' }>['table'] | null, index: number): boolean {
  return (
    table?.rows
      .slice(0, index + 1)
      .some(({ cells }, at) => cells.some(({ rowSpan = 1 }) => at + rowSpan > index + 1)) ?? false
  );
}

function cutsBetweenLines(
  { lines, lineHeight }: Extract<Measured, { kind: 'lines' }>,
  fewest: number,
): readonly Cut[] {
  return Array.from({ length: Math.max(0, lines - 2 * fewest + 1) }, (_each, index) => {
    const at = (index + fewest) * lineHeight;
    return { end: at, start: at };
  });
}
