import type { FileChild, ITableCellOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  TabStopType,
  WidthType,
  XmlComponent,
} from 'docx';
import { assertNever } from '../../../shared/domain/rulings.ts';
import {
  isBesideTable,
  roomBesideTables,
  spaceAtTopOfCellPt,
  takesEndOfTable,
  type Beside,
} from '../../../shared/word-plan/beside-tables.ts';
import { columnWidths } from '../../../shared/word-plan/column-widths.ts';
import { leadsOn } from '../../../shared/word-plan/leads-on.ts';
import { fitsBesidePageNumber } from '../../../shared/word-plan/plan-look.ts';
import { longestWholeRow, rowLength, staysOnOnePage } from '../../../shared/word-plan/row-length.ts';
import { forSeveralDocuments, withLowerHeadings } from '../../../shared/word-plan/several-documents.ts';
import type {
  PlanBlock,
  PlanCell,
  PlanParagraph,
  PlanRow,
  PlanTable,
  WordPlan,
} from '../../../shared/word-plan/word-plan.ts';
import { docxNumbering } from './docx-numbering.ts';
import {
  cellParagraphOf,
  contentsOf,
  Links,
  paragraphOf,
  pieces,
  type Opening,
  type Standing,
  type Writing,
} from './docx-paragraph.ts';
import { Anchors, attributeText, partOf, rowPartOf, valueElement } from './docx-part.ts';
import { docxStyles, pageSizeTwips, saidByStyle, twips } from './docx-styles.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { smallestSizePt } from '../../../shared/domain/word-roles.ts';
import { docxTheme, withTemplateParts } from './template-parts.ts';
import { writableText } from './writable-text.ts';
import { zipParts } from './zip.ts';

/** Turns a plan into the bytes of a .docx file in a house style. */
export function planToDocx(plan: WordPlan, houseStyle: HouseStyle): Uint8Array<ArrayBuffer> {
  // `Packer.toBuffer` compresses in JavaScript, which takes as long as half of the rest in a fresh process. The compiler
  // is private in docx's types, so that its type is lost; docx's version is fixed.
  const compiler = Packer['compiler'] as {
    compile(file: Document): ReadonlyMap<string, string | Uint8Array>;
  };
  return zipParts(withTemplateParts(compiler.compile(documentOf(plan, houseStyle)), houseStyle.template));
}

function documentOf(plan: WordPlan, given: HouseStyle): Document {
  const houseStyle = plan.kind === 'pack' ? forSeveralDocuments(given) : given;
  const page = houseStyle.kinds[plan.kind]?.page ?? houseStyle.page;
  const size = pageSizeTwips(page);
  const { top, right, bottom, left, header, footer } = page.marginMm;
  const textWidth = size.acrossTwips - twips(left) - twips(right);
  const numbering = docxNumbering(plan, houseStyle);
  const writing: Writing = {
    kind: plan.kind,
    houseStyle,
    numbering,
    textWidth,
    anchors: new Anchors(),
    links: new Links(),
  };
  const { title, subject, author } = plan.properties;
  const foot = new Footer({
    children: [...footParagraphs(plan.footer, writing), ...markingParagraphs(plan.marking)],
  });
  const document = new Document({
    title: writableText(title),
    subject: writableText(subject),
    creator: writableText(author),
    lastModifiedBy: writableText(author),
    description: '',
    compatabilityModeVersion: 15,
    ...docxStyles(houseStyle, plan),
    ...docxTheme(houseStyle.template),
    numbering: { config: numbering.config },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: size.widthTwips, height: size.heightTwips, ...size.orientation },
            margin: {
              top: twips(top),
              right: twips(right),
              bottom: twips(bottom),
              left: twips(left),
              header: twips(header),
              footer: twips(footer),
            },
          },
        },
        headers: {
          first: new Header({ children: headParagraphs(plan, null) }),
          default: new Header({ children: headParagraphs(plan, plan.runningHead) }),
        },
        footers: { first: foot, default: foot },
        children: blocksOf(plan.blocks, writing),
      },
    ],
  });
  writing.links.addTo(document);
  return document;
}

/** The head of a page: the marking, the standing of the file, and from the second page on what it is. */
function headParagraphs({ marking, standing }: WordPlan, runningHead: string | null): Paragraph[] {
  const others = [standing, runningHead ?? undefined].filter((text) => text !== undefined);
  // A head of several lines reaches down to the text of the page.
  const below = others.length + (marking === undefined ? 0 : 1) > 1 ? roomUnderHead : 0;
  const lines = [
    ...markingParagraphs(marking),
    ...others.map(
      (text, index) =>
        new Paragraph({
          style: 'Header',
          ...(index === others.length - 1 && below > 0 ? { spacing: { after: below } } : {}),
          children: [new TextRun({ children: pieces(text) })],
        }),
    ),
  ];
  return lines.length === 0 ? [new Paragraph({ style: 'Header' })] : lines;
}

/** In twips. */
const roomUnderHead = 160;

/** The marking in the middle of a line, at the head and at the foot of every page alike. */
function markingParagraphs(marking: string | undefined): Paragraph[] {
  if (marking === undefined) return [];
  return [
    new Paragraph({
      style: 'Header',
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: pieces(marking), bold: true })],
    }),
  ];
}

/** The foot of a page: what it belongs to at the left and its number at the right, one below the other where that is long. */
function footParagraphs(text: string, { kind, houseStyle, textWidth }: Writing): Paragraph[] {
  const words = new TextRun({ children: pieces(text) });
  const number = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  const sizePt = saidByStyle(houseStyle, kind, 'Footer', 'sizePt') ?? smallestSizePt;
  if (!fitsBesidePageNumber(text, { width: textWidth, size: sizePt * 20 })) {
    return [
      new Paragraph({ style: 'Footer', children: [words] }),
      new Paragraph({
        style: 'Footer',
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ children: number })],
      }),
    ];
  }
  return [
    new Paragraph({
      style: 'Footer',
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      children: [words, new TextRun({ children: [new Tab(), ...number] })],
    }),
  ];
}

/** A document in a file of several: its headings stand under that of the file. */
function withinDocument(writing: Writing): Writing {
  return { ...writing, houseStyle: withLowerHeadings(writing.houseStyle) };
}

function blocksOf(
  blocks: readonly PlanBlock[],
  writing: Writing,
  beside: Beside = {},
  opening: Opening | null = null,
): FileChild[] {
  return blocks.flatMap((block, index): FileChild[] => {
    const before = blocks[index - 1] ?? beside.before;
    const after = blocks[index + 1] ?? beside.after;
    switch (block.block) {
      case 'paragraph':
        return [
          paragraphOf(
            block,
            writing,
            {
              isKeptWithNext: leadsOn(block, after) ? true : null,
              ...spaceBesideTables(block, { before, after }, writing),
            },
            index === 0 ? opening : null,
          ),
        ];
      case 'table':
        return [tableOf(block, writing, writing.textWidth, staysOnOnePage(block)), ...endOfTable(after)];
      case 'part':
        return [partOf(block, writing.anchors, blocksOf(block.blocks, writing, { before, after }))];
      case 'document':
        return blocksOf(block.blocks, withinDocument(writing), {}, writing.anchors.ofDocument(block.id));
      case 'contents':
        return [
          contentsOf(
            block.title,
            block.entries.map(({ documentId, ...entry }) => ({
              ...entry,
              bookmark: writing.anchors.ofDocument(documentId).bookmark,
            })),
            writing.textWidth,
          ),
        ];
      default:
        return assertNever(block);
    }
  });
}

function endOfTable(after: PlanBlock | undefined): Paragraph[] {
  return takesEndOfTable(after) ? [endParagraph()] : [];
}

function endParagraph(): Paragraph {
  return new Paragraph({
    style: 'AfterTable',
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  });
}

/** The room between a table and the paragraphs around it, which have their styles' where that is larger. */
function spaceBesideTables(
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

function tableOf(table: PlanTable, writing: Writing, width: number, isWhole = false): Table {
  const { houseStyle, kind } = writing;
  const sizePt = saidByStyle(houseStyle, kind, houseStyle.roles['table-text'].style, 'sizePt');
  const widths = columnWidths(table, {
    width,
    size: (sizePt ?? smallestSizePt) * 20,
    padding: 2 * twips(houseStyle.table.cellPaddingMm),
  });
  const headers = table.headerRows.map((row) => rowOf(row, true, widths, writing));
  const rows = [
    ...headers,
    ...table.rows.map((row, index) =>
      rowOf(row, false, widths, writing, {
        above: isSameSection(row, table.rows[index - 1]),
        below: isSameSection(row, table.rows[index + 1]),
        isKeptWithNext: isWhole && index < table.rows.length - 1,
      }),
    ),
  ];
  return new DescribedTable(
    table.description,
    {
      style: 'SecretariatTable',
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      tableLook: {
        firstRow: headers.length > 0,
        firstColumn: false,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows,
    },
    headers.length,
    sectionsOf(table.rows, rows.slice(headers.length), writing),
  );
}

/** To which neighbours a row belongs, so that no line stands between them, and whether the next is on its page. */
type Joined = { readonly above: boolean; readonly below: boolean; readonly isKeptWithNext: boolean };

function isSameSection(row: PlanRow, other: PlanRow | undefined): boolean {
  return row.part !== undefined && row.part.id === other?.part?.id;
}

function bordersOf({ above, below }: Joined): ITableCellOptions['borders'] {
  const none = { style: BorderStyle.NIL };
  return { ...(above ? { top: none } : {}), ...(below ? { bottom: none } : {}) };
}

/** The rows of each section together in their content control. */
function sectionsOf(
  planned: readonly PlanRow[],
  rows: readonly TableRow[],
  { anchors }: Writing,
): readonly XmlComponent[] {
  const body: XmlComponent[] = [];
  let section: TableRow[] = [];
  for (const [index, row] of rows.entries()) {
    const part = planned[index]?.part;
    if (!part) {
      body.push(row);
      continue;
    }
    section.push(row);
    if (isSameSection({ cells: [], part }, planned[index + 1])) continue;
    body.push(rowPartOf(part, anchors, section));
    section = [];
  }
  return body;
}

function rowOf(
  row: PlanRow,
  isHeader: boolean,
  widths: readonly number[],
  writing: Writing,
  joined: Joined = { above: false, below: false, isKeptWithNext: false },
): TableRow {
  let column = 0;
  return new TableRow({
    // A row of a few lines stays whole, so that its heading never ends a page; a long one goes on over the page.
    cantSplit: isHeader || rowLength(row) <= longestWholeRow,
    ...(isHeader ? { tableHeader: true } : {}),
    children: row.cells.map((cell) => {
      const span = cell.columnSpan ?? 1;
      const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
      column += span;
      const inside = width - 2 * twips(writing.houseStyle.table.cellPaddingMm);
      return cellOf(cell, isHeader, inside, writing, joined);
    }),
  });
}

function cellOf(
  cell: PlanCell,
  isHeader: boolean,
  width: number,
  writing: Writing,
  joined: Joined,
): TableCell {
  const { blocks: planned } = cell;
  const blocks = planned.flatMap((block, index) => {
    const [before, after] = [planned[index - 1], planned[index + 1]];
    if (block.block === 'table') return [tableOf(block, writing, width), ...endOfTable(after)];
    const space = spaceBesideTables(block, { before, after }, writing);
    return [
      cellParagraphOf(block, writing, {
        isKeptWithNext: isHeader ? null : joined.isKeptWithNext,
        ...space,
        ...(index === 0 ? { spaceBeforePt: spaceAtTopOfCellPt } : {}),
      }),
    ];
  });
  const emptyStyle = writing.houseStyle.roles[isHeader ? 'table-heading' : 'table-text'].style;
  return new TableCell({
    ...(joined.above || joined.below ? { borders: bordersOf(joined) ?? {} } : {}),
    ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
    ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
    children: blocks.length === 0 ? [new Paragraph({ style: emptyStyle })] : blocks,
  });
}

/** A table with what a screen reader says before it (`w:tblDescription`; ECMA-376 Part 1, 17.4.46). */
class DescribedTable extends Table {
  constructor(
    description: string,
    options: ConstructorParameters<typeof Table>[0],
    headerCount: number,
    body: readonly XmlComponent[],
  ) {
    super(options);
    const [properties] = this.root as readonly unknown[];
    const written = options.rows.length - headerCount;
    if (written > 0) this.root.splice(-written, written, ...body);
    if (!(properties instanceof XmlComponent)) throw new TypeError('a table starts with its properties');
    properties.addChildElement(valueElement('w:tblDescription', attributeText(description)));
  }
}
