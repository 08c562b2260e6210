import type { FileChild } from 'docx';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
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
import type {
  PlanBlock,
  PlanCell,
  PlanParagraph,
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
  type Writing,
} from './docx-paragraph.ts';
import { forSeveralDocuments, withLowerHeadings } from './several-documents.ts';
import { Anchors, attributeText, partOf, valueElement } from './docx-part.ts';
import { docxStyles, pageSizeTwips, twips } from './docx-styles.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { writableText } from './writable-text.ts';
import { zipParts } from './zip.ts';

/** Turns a plan into the bytes of a .docx file in a house style. */
export function planToDocx(plan: WordPlan, houseStyle: HouseStyle): Uint8Array<ArrayBuffer> {
  // `Packer.toBuffer` compresses in JavaScript, which takes as long as half of the rest in a fresh process. The compiler
  // is private in docx's types, so that its type is lost; docx's version is fixed.
  const compiler = Packer['compiler'] as {
    compile(file: Document): ReadonlyMap<string, string | Uint8Array>;
  };
  return zipParts(compiler.compile(documentOf(plan, houseStyle)));
}

function documentOf(plan: WordPlan, given: HouseStyle): Document {
  const houseStyle = plan.kind === 'pack' ? forSeveralDocuments(given) : given;
  const page = houseStyle.kinds[plan.kind]?.page ?? houseStyle.page;
  const size = pageSizeTwips(page);
  const { top, right, bottom, left, header, footer } = page.marginMm;
  const textWidth = size.acrossTwips - twips(left) - twips(right);
  const numbering = docxNumbering(plan, houseStyle);
  const writing: Writing = { houseStyle, numbering, textWidth, anchors: new Anchors(), links: new Links() };
  const { title, subject, author } = plan.properties;
  const foot = new Footer({
    children: [...footParagraphs(plan.footer, textWidth), ...markingParagraphs(plan)],
  });
  const document = new Document({
    title: writableText(title),
    subject: writableText(subject),
    creator: writableText(author),
    lastModifiedBy: writableText(author),
    description: '',
    compatabilityModeVersion: 15,
    ...docxStyles(houseStyle, plan),
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
function headParagraphs(plan: WordPlan, runningHead: string | null): Paragraph[] {
  const line = (text: string): Paragraph =>
    new Paragraph({ style: 'Header', children: [new TextRun({ children: pieces(text) })] });
  const lines = [
    ...markingParagraphs(plan),
    ...(plan.standing === undefined ? [] : [line(plan.standing)]),
    ...(runningHead === null ? [] : [line(runningHead)]),
  ];
  return lines.length === 0 ? [new Paragraph({ style: 'Header' })] : lines;
}

/** The marking in the middle of a line, at the head and at the foot of every page alike. */
function markingParagraphs({ marking }: WordPlan): Paragraph[] {
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
function footParagraphs(text: string, textWidth: number): Paragraph[] {
  const words = new TextRun({ children: pieces(text) });
  const number = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  if (text.length > longestFootBesideNumber) {
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

/** In characters; fewer than fit, for letters differ in width. */
const longestFootBesideNumber = 70;

/** A document in a file of several: its headings stand under that of the file. */
function withinDocument(writing: Writing): Writing {
  return { ...writing, houseStyle: withLowerHeadings(writing.houseStyle) };
}

function blocksOf(
  blocks: readonly PlanBlock[],
  writing: Writing,
  opening: Opening | null = null,
): FileChild[] {
  return blocks.flatMap((block, index): FileChild[] => {
    switch (block.block) {
      case 'paragraph':
        return [paragraphOf(block, writing, leadsOn(block, blocks[index + 1]), index === 0 ? opening : null)];
      case 'table':
        // Word joins tables that touch, and ends every document, part and cell with a paragraph.
        return [
          tableOf(block, writing),
          ...(blocks[index + 1]?.block === 'paragraph' ? [] : [new Paragraph({ style: 'AfterTable' })]),
        ];
      case 'part':
        return [partOf(block, writing.anchors, blocksOf(block.blocks, writing))];
      case 'document':
        return blocksOf(block.blocks, withinDocument(writing), writing.anchors.ofDocument(block.id));
      case 'contents':
        return [
          contentsOf(
            block.title,
            block.entries.map(({ documentId, text }) => ({
              text,
              bookmark: writing.anchors.ofDocument(documentId).bookmark,
            })),
          ),
        ];
      default:
        return assertNever(block);
    }
  });
}

/**
 * A line that leads into a list stays on its page, and so does an agenda item with its lead and report, and the link
 * under a heading with what is said about the report.
 */
function leadsOn(block: PlanParagraph, next: PlanBlock | undefined): boolean {
  if (next?.block !== 'paragraph') return false;
  if (next.role === 'agenda-detail' || block.role === 'report-link') return true;
  const isListRole = (role: string): boolean => role === 'bullet' || role === 'letter';
  return isListRole(next.role) && !isListRole(block.role) && block.role !== 'list-continuation';
}

function tableOf(table: PlanTable, writing: Writing): Table {
  const widths = table.columns.map((share) => Math.round((writing.textWidth * share) / 100));
  const headers = table.headerRows.map((row) => rowOf(row.cells, true, writing));
  const rows = [...headers, ...table.rows.map((row) => rowOf(row.cells, false, writing))];
  return new DescribedTable(table.description, {
    style: 'SecretariatTable',
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
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
  });
}

function rowOf(cells: readonly PlanCell[], isHeader: boolean, writing: Writing): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(isHeader ? { tableHeader: true } : {}),
    children: cells.map((cell) => cellOf(cell, isHeader, writing)),
  });
}

function cellOf(cell: PlanCell, isHeader: boolean, writing: Writing): TableCell {
  const blocks = cell.blocks.flatMap((block) =>
    block.block === 'paragraph'
      ? [cellParagraphOf(block, writing)]
      : [tableOf(block, writing), new Paragraph({ style: 'AfterTable' })],
  );
  const emptyStyle = writing.houseStyle.roles[isHeader ? 'table-heading' : 'table-text'].style;
  return new TableCell({
    ...(cell.columnSpan === undefined ? {} : { columnSpan: cell.columnSpan }),
    ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
    children: blocks.length === 0 ? [new Paragraph({ style: emptyStyle })] : blocks,
  });
}

/** A table with what a screen reader says before it (`w:tblDescription`; ECMA-376 Part 1, 17.4.46). */
class DescribedTable extends Table {
  constructor(description: string, options: ConstructorParameters<typeof Table>[0]) {
    super(options);
    const [properties] = this.root as readonly unknown[];
    if (!(properties instanceof XmlComponent)) throw new TypeError('a table starts with its properties');
    properties.addChildElement(valueElement('w:tblDescription', attributeText(description)));
  }
}
