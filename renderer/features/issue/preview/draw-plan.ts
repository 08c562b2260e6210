import { safeHref } from '../../../../shared/document/safe-href.ts';
import { assertNever } from '../../../../shared/domain/rulings.ts';
import { spaceAtTopOfCellPt, takesEndOfTable } from '../../../../shared/word-plan/beside-tables.ts';
import { columnWidths } from '../../../../shared/word-plan/column-widths.ts';
import type { PlanLook } from '../../../../shared/word-plan/plan-look.ts';
import { aroundRestricted, leftOutText } from '../../../../shared/word-plan/plan-text.ts';
import type {
  PlanCell,
  PlanInline,
  PlanParagraph,
  PlanRow,
  PlanTable,
} from '../../../../shared/word-plan/word-plan.ts';
import { spacesOf, type FlowBlock, type Marks } from './flow-of-plan.ts';
import { characterClass, styleClass } from './house-style-css.ts';

// Blocks of a plan as plain elements: what is measured and what is shown are drawn by the same lines.

/** Word's own tab stops, where a style sets none. */
const tabStopMm = 12.7;
const pixelsPerMm = 96 / 25.4;

function drawParagraph(paragraph: PlanParagraph, mark: string, look: PlanLook): HTMLElement {
  const role = look.roles[paragraph.role];
  const style = look.styles.get(role.style);
  const element = document.createElement(tagOf(style?.outlineLevel ?? null));
  element.className = styleClass(role.style);
  if (paragraph.number) {
    const { indentMm, hangingMm } = look.levelOf(paragraph.number.list, paragraph.number.level);
    element.style.paddingLeft = `${indentMm}mm`;
    element.style.textIndent = `${-hangingMm}mm`;
    element.append(drawMark(mark, hangingMm));
  } else if (role.indentOfList !== undefined) {
    element.style.paddingLeft = `${look.levelOf(role.indentOfList, paragraph.level ?? 0).indentMm}mm`;
  }
  appendInlines(element, paragraph.inlines, paragraph, look, null);
  endWithLine(element);
  return element;
}

/** One file has one title, which stands under the heading of the screen. */
function tagOf(outlineLevel: number | null): string {
  return outlineLevel === null ? 'p' : `h${Math.min(6, outlineLevel + 1)}`;
}

function drawMark(mark: string, hangingMm: number): HTMLElement {
  const drawn = document.createElement('span');
  drawn.className = 'mark';
  drawn.style.minWidth = `${hangingMm}mm`;
  drawn.textContent = mark;
  return drawn;
}

/** An empty paragraph, and what stands behind a last line break, have a line of their own in Word. */
function endWithLine(element: HTMLElement): void {
  const text = element.textContent;
  if (text === '' || text.endsWith('\n')) element.append('\u200b');
}

function appendInlines(
  into: HTMLElement,
  inlines: readonly PlanInline[],
  paragraph: PlanParagraph,
  look: PlanLook,
  linkClass: string | null,
): void {
  for (const inline of inlines) {
    switch (inline.inline) {
      case 'text':
        into.append(drawText(inline, paragraph, look, linkClass));
        break;
      case 'link': {
        const href = safeHref(inline.href);
        if (href === null) {
          appendInlines(into, inline.inlines, paragraph, look, linkClass);
          break;
        }
        const link = document.createElement('a');
        link.href = href;
        link.title = href;
        link.tabIndex = -1;
        link.className = characterClass('Hyperlink');
        appendInlines(link, inline.inlines, paragraph, look, characterClass('Hyperlink'));
        into.append(link);
        break;
      }
      case 'line-break':
        into.append('\n');
        break;
      case 'left-out':
        into.append(span(leftOutText(inline.reason), [characterClass('LeftOut')]));
        break;
      case 'restricted': {
        const [before, after] = aroundRestricted(inline.reason);
        const shown = span(before, [characterClass('LeftOut')]);
        appendInlines(shown, inline.inlines, paragraph, look, linkClass);
        shown.append(after);
        into.append(shown);
        break;
      }
      default:
        assertNever(inline);
    }
  }
}

function drawText(
  inline: Extract<PlanInline, { inline: 'text' }>,
  paragraph: PlanParagraph,
  look: PlanLook,
  linkClass: string | null,
): Node {
  const role = look.roles[paragraph.role];
  if (inline.isLabel === true && role.labelStyle !== undefined) {
    return span(inline.text, [characterClass(role.labelStyle)]);
  }
  const classes = [
    ...(inline.isStrong && linkClass === null ? [characterClass('Strong')] : []),
    ...(inline.isEmphasised && !inline.isStrong && linkClass === null ? [characterClass('Emphasis')] : []),
    ...(inline.isStrong ? ['strong'] : []),
    ...(inline.isEmphasised ? ['emphasised'] : []),
  ];
  const drawn = classes.length === 0 ? document.createTextNode(inline.text) : span(inline.text, classes);
  if (inline.isLabel !== true || role.isLabelTabbed !== true || paragraph.number) return drawn;
  const box = span('', ['mark']);
  box.append(drawn);
  const style = look.styles.get(role.style);
  if (style) box.style.minWidth = `${tabAfter(widthMm(inline, style.sizePt, look), style.hangingMm)}mm`;
  return box;
}

/** Where a tab leads to: the text's indent, or Word's next stop behind what is wider. */
function tabAfter(width: number, hanging: number): number {
  if (width < hanging) return hanging;
  // Stops count from the margin, where a hanging label begins.
  return (Math.floor(width / tabStopMm) + 1) * tabStopMm;
}

let ruler: CanvasRenderingContext2D | null = null;

function widthMm(
  inline: { readonly text: string; readonly isStrong?: true },
  sizePt: number,
  look: PlanLook,
): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return 0;
  ruler.font = `${inline.isStrong ? 'bold ' : ''}${sizePt}pt "${look.font}", sans-serif`;
  return ruler.measureText(inline.text).width / pixelsPerMm;
}

function span(text: string, classes: readonly string[]): HTMLElement {
  const drawn = document.createElement('span');
  drawn.className = classes.join(' ');
  drawn.textContent = text;
  return drawn;
}

/** What the cells of a table are drawn with; `width` in pixels. */
type Drawing = { readonly marks: Marks; readonly look: PlanLook; readonly width: number };

function widthsOf(table: PlanTable, { look, width }: Drawing): readonly number[] {
  const sizePt = look.described.get(look.roles['table-text'].style)?.sizePt ?? 12;
  const twipsPerPixel = 15;
  return columnWidths(table, {
    width: width * twipsPerPixel,
    size: sizePt * 20,
    padding: 2 * look.table.cellPaddingMm * pixelsPerMm * twipsPerPixel,
  }).map((twips) => twips / twipsPerPixel);
}

function isSameSection(row: PlanRow, other: PlanRow | undefined): boolean {
  return row.part !== undefined && row.part.id === other?.part?.id;
}

/** A table, or the rows of it that stand on one page. */
export function drawTable(
  table: PlanTable,
  drawing: Drawing,
  rows: { readonly from: number; readonly to: number; readonly hasHeader: boolean } = {
    from: 0,
    to: table.rows.length,
    hasHeader: true,
  },
): HTMLTableElement {
  const element = document.createElement('table');
  element.setAttribute('aria-label', table.description);
  const columns = document.createElement('colgroup');
  const widths = widthsOf(table, drawing);
  for (const width of widths) {
    const column = document.createElement('col');
    column.style.width = `${width}px`;
    columns.append(column);
  }
  element.append(columns);
  if (rows.hasHeader && table.headerRows.length > 0) {
    const head = document.createElement('thead');
    head.append(...table.headerRows.map((row) => drawRow(row.cells, { isHeader: true, widths }, drawing)));
    element.append(head);
  }
  const body = document.createElement('tbody');
  for (let index = rows.from; index < rows.to; index += 1) {
    const row = table.rows[index];
    if (!row) continue;
    const cells = index === rows.from ? cellsAtTop(table.rows, index) : row.cells;
    const drawn = drawRow(cells, { isHeader: false, widths, rowsLeft: rows.to - index }, drawing);
    if (isSameSection(row, table.rows[index + 1])) drawn.classList.add('goes-on');
    if (row.part) drawn.dataset.part = row.part.id;
    body.append(drawn);
  }
  if (body.childElementCount > 0) element.append(body);
  return element;
}

/** The cells of the first row on a page, with empty ones in the place of those that reach down from a page before. */
function cellsAtTop(rows: readonly PlanRow[], index: number): readonly PlanCell[] {
  const taken = new Map<number, number>();
  const found: { readonly column: number; readonly cell: PlanCell }[] = [];
  for (const [at, { cells }] of rows.slice(0, index + 1).entries()) {
    let column = 0;
    for (const cell of cells) {
      const { columnSpan = 1, rowSpan = 1 } = cell;
      while ((taken.get(column) ?? 0) > at) column += 1;
      for (let each = column; each < column + columnSpan; each += 1) taken.set(each, at + rowSpan);
      if (at === index) found.push({ column, cell });
      else if (at + rowSpan > index) {
        const rest = { blocks: [], rowSpan: at + rowSpan - index };
        found.push({ column, cell: cell.columnSpan === undefined ? rest : { ...rest, columnSpan } });
      }
      column += columnSpan;
    }
  }
  return found.toSorted((one, other) => one.column - other.column).map(({ cell }) => cell);
}

function drawRow(
  cells: readonly PlanCell[],
  {
    isHeader,
    widths,
    rowsLeft = Number.MAX_SAFE_INTEGER,
  }: { readonly isHeader: boolean; readonly widths: readonly number[]; readonly rowsLeft?: number },
  { marks, look }: Drawing,
): HTMLTableRowElement {
  const element = document.createElement('tr');
  let column = 0;
  for (const cell of cells) {
    const span = cell.columnSpan ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    column += span;
    const inside = width - 2 * look.table.cellPaddingMm * pixelsPerMm;
    const isHeading = isHeader || cell.isRowHeader === true;
    const drawn = document.createElement(isHeading ? 'th' : 'td');
    if (isHeading) drawn.scope = isHeader ? 'col' : 'row';
    if (cell.columnSpan !== undefined) drawn.colSpan = cell.columnSpan;
    if (cell.rowSpan !== undefined) drawn.rowSpan = Math.min(cell.rowSpan, rowsLeft);
    const box = document.createElement('div');
    box.className = 'cell';
    for (const [index, block] of cell.blocks.entries()) {
      const beside = { before: cell.blocks[index - 1], after: cell.blocks[index + 1] };
      if (block.block === 'table') {
        box.append(drawTable(block, { marks, look, width: inside }));
        if (takesEndOfTable(beside.after)) box.append(drawSpace());
        continue;
      }
      const drawn = drawParagraph(block, marks.get(block) ?? '', look);
      const { spaceBeforePt, spaceAfterPt } = spacesOf(block, beside, look);
      drawn.style.marginTop = `${index === 0 ? spaceAtTopOfCellPt : spaceBeforePt}pt`;
      drawn.style.marginBottom = `${spaceAfterPt}pt`;
      box.append(drawn);
    }
    if (cell.blocks.length === 0) {
      const empty = document.createElement('p');
      empty.className = styleClass(look.roles[isHeader ? 'table-heading' : 'table-text'].style);
      empty.append('\u200b');
      box.append(empty);
    }
    drawn.append(box);
    element.append(drawn);
  }
  return element;
}

function drawSpace(): HTMLElement {
  const element = document.createElement('p');
  element.className = `${styleClass('AfterTable')} end-of-table`;
  element.ariaHidden = 'true';
  element.append('\u200b');
  return element;
}

/** Dots that lead to an entry's page in the contents, and its place; it is known once all pages are laid out. */
function drawEntryPage(entry: number): readonly HTMLElement[] {
  const leader = span('', ['leader']);
  leader.ariaHidden = 'true';
  const page = span('', ['entry-page']);
  page.dataset.entry = String(entry);
  return [leader, page];
}

/** `width`: of the text, in pixels. */
export function drawBlock(block: FlowBlock, width: number): HTMLElement {
  const { look } = block;
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(block.paragraph, block.mark, look);
    case 'table':
      return drawTable(block.table, { marks: block.marks, look, width });
    case 'space':
      return drawSpace();
    case 'contents': {
      const element = document.createElement('p');
      element.className = styleClass(block.style);
      element.textContent = block.text;
      if (block.entry !== null) {
        element.classList.add('entry');
        element.append(...drawEntryPage(block.entry));
      }
      return element;
    }
    default:
      return assertNever(block);
  }
}
