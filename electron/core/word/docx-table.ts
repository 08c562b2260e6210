import {
  isBesideTable,
  roomBesideTables,
  spaceAtTopOfCellPt,
  takesEndOfTable,
  type Beside,
} from '../../../shared/word-plan/beside-tables.ts';
import { columnWidths } from '../../../shared/word-plan/column-widths.ts';
import { longestWholeRow, rowLength } from '../../../shared/word-plan/row-length.ts';
import type {
  PlanBlock,
  PlanCell,
  PlanParagraph,
  PlanRow,
  PlanTable,
} from '../../../shared/word-plan/word-plan.ts';
import { smallestSizePt } from '../../../shared/domain/word-roles.ts';
import { emptyParagraphXml, paragraphXml, type Standing, type Writing } from './docx-paragraph.ts';
import { attributeText, partXml } from './docx-part.ts';
import { saidByStyle, twips } from './docx-styles.ts';
import { valueXml, type Xml } from './xml-text.ts';

/**
 * A table with what a screen reader says before it (`w:tblDescription`; ECMA-376 Part 1, 17.4.46) and the rows of each
 * section together in their content control. `width` in twips; `isWhole`: its rows stay on one page.
 */
export function tableXml(table: PlanTable, writing: Writing, width: number, isWhole = false): Xml {
  const { houseStyle, kind } = writing;
  const sizePt = saidByStyle(houseStyle, kind, houseStyle.roles['table-text'].style, 'sizePt');
  const widths = columnWidths(table, {
    width,
    size: (sizePt ?? smallestSizePt) * 20,
    padding: 2 * twips(houseStyle.table.cellPaddingMm),
  });
  const total = widths.reduce((sum, each) => sum + each, 0);
  const look =
    `<w:tblLook w:firstRow="${table.headerRows.length > 0}" w:lastRow="false" w:firstColumn="false" w:lastColumn="false" ` +
    'w:noHBand="true" w:noVBand="true"/>';
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="SecretariatTable"/><w:tblW w:type="dxa" w:w="${total}"/>` +
    `<w:tblLayout w:type="fixed"/>${look}${valueXml('w:tblDescription', attributeText(table.description))}</w:tblPr>` +
    `<w:tblGrid>${widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>` +
    `${rowsXml(table, widths, writing, isWhole)}</w:tbl>`
  );
}

/** What Word must have between a table and what stands after it: a paragraph that takes no room, or nothing. */
export function endOfTableXml(after: PlanBlock | undefined): Xml {
  return takesEndOfTable(after)
    ? '<w:p><w:pPr><w:pStyle w:val="AfterTable"/>' +
        '<w:spacing w:after="0" w:before="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    : '';
}

/** The room between a table and the paragraphs around it, which have their styles' where that is larger. */
export function spaceBesideTables(
  { role }: PlanParagraph,
  beside: Beside,
  { houseStyle, kind }: Writing,
): Pick<Standing, 'spaceBeforePt' | 'spaceAfterPt'> {
  if (!isBesideTable(beside)) return { spaceBeforePt: null, spaceAfterPt: null };
  const { style } = houseStyle.roles[role];
  return roomBesideTables(beside, houseStyle.table.spaceAfterPt, {
    spaceBeforePt: saidByStyle(houseStyle, kind, style, 'spaceBeforePt') ?? 0,
    spaceAfterPt: saidByStyle(houseStyle, kind, style, 'spaceAfterPt') ?? 0,
    isKeptWithNext: saidByStyle(houseStyle, kind, style, 'isKeptWithNext') === true,
  });
}

/** A cell that reaches down into the rows below, with the lines around it (ECMA-376 Part 1, 17.4.84). */
type Reaching = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowsLeft: number;
  readonly borders: Xml;
};

/** To which neighbours a row belongs, so that no line stands between them, and whether the next is on its page. */
type Joined = { readonly above: boolean; readonly below: boolean; readonly isKeptWithNext: boolean };

const alone: Joined = { above: false, below: false, isKeptWithNext: false };

function rowsXml(table: PlanTable, widths: readonly number[], writing: Writing, isWhole: boolean): Xml {
  const { headerRows, rows } = table;
  let reaching: readonly Reaching[] = [];
  const written = (row: PlanRow, isHeader: boolean, joined: Joined): Xml => {
    const { xml, reaching: below } = rowXml(row, { isHeader, widths, joined, reaching }, writing);
    reaching = below;
    return xml;
  };
  let all = headerRows.map((row) => written(row, true, alone)).join('');
  let section = '';
  for (const [index, row] of rows.entries()) {
    const above = isSameSection(row, rows[index - 1]);
    const below = isSameSection(row, rows[index + 1]);
    section += written(row, false, { above, below, isKeptWithNext: isWhole && index < rows.length - 1 });
    if (below) continue;
    all += row.part ? partXml(row.part, writing.anchors, section) : section;
    section = '';
  }
  return all;
}

function isSameSection(row: PlanRow, other: PlanRow | undefined): boolean {
  return row.part !== undefined && row.part.id === other?.part?.id;
}

type Row = {
  readonly isHeader: boolean;
  readonly widths: readonly number[];
  readonly joined: Joined;
  /** Of the rows above, from left to right. */
  readonly reaching: readonly Reaching[];
};

function rowXml(
  row: PlanRow,
  { isHeader, widths, joined, reaching }: Row,
  writing: Writing,
): { readonly xml: Xml; readonly reaching: readonly Reaching[] } {
  const padding = 2 * twips(writing.houseStyle.table.cellPaddingMm);
  const below: Reaching[] = [];
  const waiting = [...reaching];
  let column = 0;
  let cells = '';
  const add = (place: Reaching, content: Xml, merge: 'restart' | 'continue' | null): void => {
    const { columnSpan, rowsLeft, borders } = place;
    const properties =
      `<w:tcW w:type="dxa" w:w="${widthAt(widths, place)}"/>` +
      (columnSpan > 1 ? valueXml('w:gridSpan', columnSpan) : '') +
      (merge === null ? '' : valueXml('w:vMerge', merge)) +
      borders;
    cells += `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
    if (rowsLeft > 0) below.push(place);
    column = place.column + columnSpan;
  };
  const addReaching = (upTo: number): void => {
    while (waiting[0] && waiting[0].column <= upTo) {
      const [place] = waiting.splice(0, 1) as [Reaching];
      add({ ...place, rowsLeft: place.rowsLeft - 1 }, emptyParagraphXml(null), 'continue');
      upTo = Math.max(upTo, column);
    }
  };
  for (const cell of row.cells) {
    addReaching(column);
    const { columnSpan = 1, rowSpan = 1 } = cell;
    const place = { column, columnSpan, rowsLeft: rowSpan - 1, borders: bordersOf(joined) };
    const inside = widthAt(widths, place) - padding;
    add(place, cellXml(cell, isHeader, inside, writing, joined), rowSpan > 1 ? 'restart' : null);
  }
  addReaching(Number.MAX_SAFE_INTEGER);
  // A row of a few lines stays whole, so that its heading never ends a page; a long one goes on over the page.
  const isWhole = isHeader || rowLength(row) <= longestWholeRow;
  const properties =
    (isWhole ? '<w:cantSplit/>' : '<w:cantSplit w:val="off"/>') + (isHeader ? '<w:tblHeader/>' : '');
  return { xml: `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`, reaching: below };
}

function widthAt(
  widths: readonly number[],
  { column, columnSpan }: Pick<Reaching, 'column' | 'columnSpan'>,
): number {
  return widths.slice(column, column + columnSpan).reduce((sum, each) => sum + each, 0);
}

function bordersOf({ above, below }: Joined): Xml {
  if (!above && !below) return '';
  return `<w:tcBorders>${above ? '<w:top w:val="nil"/>' : ''}${below ? '<w:bottom w:val="nil"/>' : ''}</w:tcBorders>`;
}

function cellXml(
  { blocks }: PlanCell,
  isHeader: boolean,
  width: number,
  writing: Writing,
  { isKeptWithNext }: Joined,
): Xml {
  if (blocks.length === 0)
    return emptyParagraphXml(writing.houseStyle.roles[isHeader ? 'table-heading' : 'table-text'].style);
  return blocks
    .map((block, index) => {
      const [before, after] = [blocks[index - 1], blocks[index + 1]];
      if (block.block === 'table') return tableXml(block, writing, width) + endOfTableXml(after);
      return paragraphXml(block, writing, {
        isKeptWithNext: isHeader ? null : isKeptWithNext,
        ...spaceBesideTables(block, { before, after }, writing),
        ...(index === 0 ? { spaceBeforePt: spaceAtTopOfCellPt } : {}),
      });
    })
    .join('');
}
