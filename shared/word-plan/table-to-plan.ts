import type { BodyNode } from '../document/body.ts';
import { paragraphsOf, planText } from './plan-text.ts';
import type { PlanCell, PlanParagraph, PlanRow, PlanTable } from './word-plan.ts';

type CellBlocks = PlanCell['blocks'];

/** Word takes no table with more columns (Word specifications and limits). */
const mostColumns = 63;

/**
 * A table of a body as a table of a plan. The rows at the top that are all heading cells become header rows. A table
 * with more columns than Word takes becomes its cells' paragraphs in reading order, so that no word is lost.
 */
export function tableToPlan(
  table: BodyNode,
  blocksOfCell: (cell: BodyNode, path: string) => CellBlocks,
): readonly (PlanParagraph | PlanTable)[] {
  const rows = layOut(table);
  const columnCount = Math.max(0, ...rows.map(({ width }) => width));
  const blocks = (cell: Placed): CellBlocks => blocksOfCell(cell.node, `${cell.row}.${cell.index}`);
  if (columnCount === 0) return [];
  if (columnCount > mostColumns) return rows.flatMap((row) => row.cells.flatMap(blocks));
  const planned = rows.map((row): PlanRow => ({
    cells: row.cells.map((cell) => planCell(cell, blocks(cell))),
  }));
  const headerCount = leadingHeaderRows(rows);
  const headerRows = planned.slice(0, headerCount).map(withoutRowHeaders);
  return [
    {
      block: 'table',
      description: describe(columnCount, headerRows),
      columns: columnShares(rows, columnCount),
      headerRows,
      rows: planned.slice(headerCount),
    },
  ];
}

type Placed = {
  readonly node: BodyNode;
  readonly row: number;
  /** The cell's place among the cells of its row. */
  readonly index: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
};

type PlacedRow = { readonly cells: readonly Placed[]; readonly width: number };

/** Gives every cell its column, around the cells that reach down from rows above. Rows without any cell fall away. */
function layOut(table: BodyNode): readonly PlacedRow[] {
  const source = (table.content ?? []).filter((row) => (row.content ?? []).length > 0);
  const taken = new Map<number, number>();
  return source.map((row, rowIndex) => {
    const cells: Placed[] = [];
    let column = 0;
    let width = 0;
    const skipTaken = (): void => {
      while ((taken.get(column) ?? 0) > rowIndex) column += 1;
    };
    for (const [index, node] of (row.content ?? []).entries()) {
      skipTaken();
      const rowSpan = Math.min(spanOf(node, 'rowspan'), source.length - rowIndex);
      const columnSpan = freeColumns(taken, rowIndex, column, spanOf(node, 'colspan'));
      cells.push({ node, row: rowIndex, index, column, columnSpan, rowSpan });
      for (let each = column; each < column + columnSpan; each += 1) taken.set(each, rowIndex + rowSpan);
      column += columnSpan;
      width = column;
    }
    for (const [each, until] of taken) if (until > rowIndex) width = Math.max(width, each + 1);
    return { cells, width };
  });
}

/** A span ends where a cell from above stands in its way. */
function freeColumns(
  taken: ReadonlyMap<number, number>,
  row: number,
  column: number,
  wanted: number,
): number {
  let free = 1;
  while (free < wanted && (taken.get(column + free) ?? 0) <= row) free += 1;
  return free;
}

function spanOf(node: BodyNode, name: 'colspan' | 'rowspan'): number {
  const span = node.attrs?.[name];
  return typeof span === 'number' && Number.isInteger(span) && span > 1 ? Math.min(span, 1000) : 1;
}

function planCell(cell: Placed, blocks: CellBlocks): PlanCell {
  return {
    blocks,
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.node.type === 'tableHeader' ? { isRowHeader: true } : {}),
  };
}

function withoutRowHeaders(row: PlanRow): PlanRow {
  return { cells: row.cells.map(({ isRowHeader: _isRowHeader, ...cell }) => cell) };
}

/** Header rows end before a cell that would reach out of them, and never take the whole table. */
function leadingHeaderRows(rows: readonly PlacedRow[]): number {
  const isHeader = (row: PlacedRow): boolean => row.cells.every(({ node }) => node.type === 'tableHeader');
  const firstOther = rows.findIndex((row) => !isHeader(row));
  let count = firstOther < 0 ? Math.min(1, rows.length - 1) : firstOther;
  while (
    count > 0 &&
    rows.slice(0, count).some(({ cells }) => cells.some((cell) => cell.row + cell.rowSpan > count))
  ) {
    count -= 1;
  }
  return count;
}

/** Shares of the text width: as drawn on screen where every column has a width, else equal. They add up to 100. */
function columnShares(rows: readonly PlacedRow[], count: number): readonly number[] {
  const drawn = Array.from({ length: count }, (_each, column) => drawnWidth(rows, column));
  const total = drawn.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const isDrawn = total > 0 && drawn.every((width) => width !== null && width / total >= 0.02);
  const exact = drawn.map((width) => (isDrawn && width !== null ? (100 * width) / total : 100 / count));
  const rounded = exact.map((share) => Math.floor(share));
  const missing = 100 - rounded.reduce((sum, share) => sum + share, 0);
  return rounded.map((share, index) => (index < missing ? share + 1 : share));
}

function drawnWidth(rows: readonly PlacedRow[], column: number): number | null {
  for (const { cells } of rows) {
    const cell = cells.find((each) => each.column <= column && column < each.column + each.columnSpan);
    const widths: unknown = cell?.node.attrs?.colwidth;
    const width: unknown = cell && Array.isArray(widths) ? widths[column - cell.column] : null;
    if (typeof width === 'number' && width > 0) return width;
  }
  return null;
}

/** Made from the plan's own words, where restricted ones are gone already. */
function describe(columnCount: number, headerRows: readonly PlanRow[]): string {
  const [first] = headerRows;
  if (!first) return `Table with ${columnCount} ${columnCount === 1 ? 'column' : 'columns'}`;
  const names = first.cells
    .map((cell) =>
      planText({ blocks: paragraphsOf(cell.blocks) })
        .join(' ')
        .trim(),
    )
    .filter((name) => name !== '');
  return `Table: ${names.join(', ')}`.replace(/\s+/g, ' ').slice(0, 250);
}
