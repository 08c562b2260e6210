import {
  BookmarkEnd,
  BookmarkStart,
  Document,
  FileChild,
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
import { safeHref } from '../../../shared/document/safe-href.ts';
import { assertNever } from '../../../shared/domain/rulings.ts';
import { leftOutText } from '../../../shared/word-plan/plan-text.ts';
import type {
  PlanBlock,
  PlanCell,
  PlanInline,
  PlanParagraph,
  PlanPart,
  PlanTable,
  WordPlan,
} from '../../../shared/word-plan/word-plan.ts';
import { docxNumbering, type DocxNumbering } from './docx-numbering.ts';
import { docxStyles, pageSizeTwips, twips } from './docx-styles.ts';
import type { HouseStyle } from './house-style.ts';
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

type Writing = {
  readonly houseStyle: HouseStyle;
  readonly numbering: DocxNumbering;
  /** The width between the margins, in twips. */
  readonly textWidth: number;
  readonly anchors: Anchors;
  readonly links: Links;
};

function documentOf(plan: WordPlan, houseStyle: HouseStyle): Document {
  const page = houseStyle.kinds[plan.kind]?.page ?? houseStyle.page;
  const size = pageSizeTwips(page.isLandscape);
  const { top, right, bottom, left, header, footer } = page.marginMm;
  const textWidth = size.acrossTwips - twips(left) - twips(right);
  const numbering = docxNumbering(plan, houseStyle);
  const writing: Writing = { houseStyle, numbering, textWidth, anchors: new Anchors(), links: new Links() };
  const { title, subject, author } = plan.properties;
  const foot = new Footer({ children: [footParagraph(plan.footer, textWidth)] });
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
          first: new Header({ children: [new Paragraph({ style: 'Header' })] }),
          default: new Header({
            children: [
              new Paragraph({
                style: 'Header',
                children: [new TextRun({ children: pieces(plan.runningHead) })],
              }),
            ],
          }),
        },
        footers: { first: foot, default: foot },
        children: blocksOf(plan.blocks, writing),
      },
    ],
  });
  writing.links.addTo(document);
  return document;
}

function footParagraph(text: string, textWidth: number): Paragraph {
  return new Paragraph({
    style: 'Footer',
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [
      new TextRun({ children: pieces(text) }),
      new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}

function blocksOf(blocks: readonly PlanBlock[], writing: Writing): FileChild[] {
  return blocks.flatMap((block, index): FileChild[] => {
    switch (block.block) {
      case 'paragraph':
        return [paragraphOf(block, writing, leadsOn(block, blocks[index + 1]))];
      case 'table':
        // Word joins tables that touch, and ends every document, part and cell with a paragraph.
        return [tableOf(block, writing), new Paragraph({ style: 'AfterTable' })];
      case 'part':
        return [partOf(block, writing)];
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

function paragraphOf(paragraph: PlanParagraph, writing: Writing, isKeptWithNext: boolean): WrittenParagraph {
  const { content, place } = paragraphXml(paragraph, writing, isKeptWithNext);
  return new WrittenParagraph(content, place);
}

function cellParagraphOf(paragraph: PlanParagraph, writing: Writing): WrittenCellParagraph {
  const { content, place } = paragraphXml(paragraph, writing, false);
  return new WrittenCellParagraph(content, place);
}

function paragraphXml(
  paragraph: PlanParagraph,
  writing: Writing,
  isKeptWithNext: boolean,
): { readonly content: XmlObject[]; readonly place: ListPlace | null } {
  const { houseStyle, numbering } = writing;
  const role = houseStyle.roles[paragraph.role];
  const under =
    role.indentOfList === undefined ? null : numbering.levelOf(role.indentOfList, paragraph.level ?? 0);
  const place = paragraph.number && numbering.placeOf(paragraph.number);
  // The order of these is the schema's (ECMA-376 Part 1, 17.3.1.26).
  const properties: XmlObject[] = [
    { 'w:pStyle': value(role.style) },
    ...(isKeptWithNext ? [{ 'w:keepNext': {} }] : []),
    ...(place
      ? [{ 'w:numPr': [{ 'w:ilvl': value(place.level) }, { 'w:numId': value(place.idToFillIn) }] }]
      : []),
    ...(under ? [{ 'w:ind': { _attr: { 'w:left': twips(under.indentMm) } } }] : []),
  ];
  const runs = runsOf(paragraph.inlines, null, role, writing.links);
  return { content: [{ 'w:pPr': properties }, ...runs], place: place ?? null };
}

type RoleLook = HouseStyle['roles'][PlanParagraph['role']];

function runsOf(
  inlines: readonly PlanInline[],
  linkStyle: string | null,
  role: RoleLook,
  links: Links,
): XmlObject[] {
  return inlines.flatMap((inline): XmlObject[] => {
    switch (inline.inline) {
      case 'text': {
        const label = inline.isLabel === true ? role : null;
        const tab = label?.isLabelTabbed === true ? [{ 'w:tab': {} }] : [];
        return [run(lookOf(inline, label, linkStyle), [...piecesXml(inline.text), ...tab])];
      }
      case 'link': {
        const href = safeHref(inline.href);
        if (href === null) return runsOf(inline.inlines, linkStyle, role, links);
        const address = { _attr: { 'r:id': links.idOf(href), 'w:history': '1' } };
        return [{ 'w:hyperlink': [address, ...runsOf(inline.inlines, 'Hyperlink', role, links)] }];
      }
      case 'line-break':
        return [run([], [{ 'w:br': {} }])];
      case 'left-out':
        return [run([{ 'w:rStyle': value('LeftOut') }], piecesXml(leftOutText(inline.reason)))];
      default:
        return assertNever(inline);
    }
  });
}

/**
 * Bold and italic stand beside their character style: a style's own are toggled off where the paragraph's style has
 * them too (ECMA-376 Part 1, 17.7.3), a run's never are.
 */
function lookOf(
  inline: Extract<PlanInline, { inline: 'text' }>,
  label: RoleLook | null,
  linkStyle: string | null,
): XmlObject[] {
  if (label?.labelStyle !== undefined) return [{ 'w:rStyle': value(label.labelStyle) }];
  const { isStrong, isEmphasised } = inline;
  const style = linkStyle ?? (isStrong ? 'Strong' : isEmphasised ? 'Emphasis' : null);
  return [
    ...(style === null ? [] : [{ 'w:rStyle': value(style) }]),
    ...(isStrong ? [{ 'w:b': {} }, { 'w:bCs': {} }] : []),
    ...(isEmphasised ? [{ 'w:i': {} }, { 'w:iCs': {} }] : []),
  ];
}

function run(look: XmlObject[], content: XmlObject[]): XmlObject {
  return { 'w:r': look.length === 0 ? content : [{ 'w:rPr': look }, ...content] };
}

function value(of: string | number): XmlObject {
  return { _attr: { 'w:val': of } };
}

function piecesXml(text: string): XmlObject[] {
  return piecesOf(text).map((piece) =>
    piece === '\t'
      ? { 'w:tab': {} }
      : piece === '\n'
        ? { 'w:br': {} }
        : { 'w:t': mayLoseSpace.test(piece) ? [{ _attr: { 'xml:space': 'preserve' } }, piece] : [piece] },
  );
}

/** Space at an end, or more than one together, is dropped by a reader that is not told to keep it (XML 1.0, 2.10). */
const mayLoseSpace = /^\s|\s$|\s\s/;

/** docx fills in `{…}` of its own after the text is written; a brace that stands alone is never one of those. */
function piecesOf(text: string): readonly string[] {
  return writableText(text)
    .split(/([\t\n]|\{)/)
    .filter((piece) => piece !== '');
}

function pieces(text: string): (string | Tab | XmlComponent)[] {
  return piecesOf(text).map((piece) =>
    piece === '\t' ? new Tab() : piece === '\n' ? new LineBreak() : piece,
  );
}

/** An element as docx hands it to its XML writer: its name, and its attributes and children. */
type XmlObject = Record<string, unknown>;

type ListPlace = { readonly reference: string; readonly instance: number };
type PrepareXml = Paragraph['prepForXml'];

/**
 * A paragraph that is handed to docx's XML writer as it stands. A tree of docx's own components for every paragraph and
 * run takes three times as long, and long notes have thousands.
 */
class WrittenParagraph extends FileChild {
  readonly #written: WrittenXml;

  constructor(content: XmlObject[], place: ListPlace | null) {
    super('w:p');
    this.#written = new WrittenXml(content, place);
  }

  override prepForXml(context: Parameters<PrepareXml>[0]): ReturnType<PrepareXml> {
    return this.#written.prepare(context);
  }
}

/** The same in a table's cell, which docx ends with a paragraph of its own where it sees none of its class. */
class WrittenCellParagraph extends Paragraph {
  readonly #written: WrittenXml;

  constructor(content: XmlObject[], place: ListPlace | null) {
    super({});
    this.#written = new WrittenXml(content, place);
  }

  override prepForXml(context: Parameters<PrepareXml>[0]): ReturnType<PrepareXml> {
    return this.#written.prepare(context);
  }
}

class WrittenXml {
  readonly #content: XmlObject[];
  readonly #place: ListPlace | null;

  constructor(content: XmlObject[], place: ListPlace | null) {
    this.#content = content;
    this.#place = place;
  }

  prepare(context: Parameters<PrepareXml>[0]): ReturnType<PrepareXml> {
    if (this.#place) {
      context.file.Numbering.createConcreteNumberingInstance(this.#place.reference, this.#place.instance);
    }
    return { 'w:p': this.#content };
  }
}

/** The addresses of a file's links, each written once. */
class Links {
  readonly #ids = new Map<string, string>();

  idOf(href: string): string {
    const known = this.#ids.get(href);
    if (known !== undefined) return `rId${known}`;
    const id = `Link${this.#ids.size + 1}`;
    this.#ids.set(href, id);
    return `rId${id}`;
  }

  addTo(document: Document): void {
    for (const [href, id] of this.#ids) {
      document.Document.Relationships.addRelationship(id, hyperlinkType, href, 'External');
    }
  }
}

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

class LineBreak extends XmlComponent {
  constructor() {
    super('w:br');
  }
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

/**
 * A section in a content control, with a bookmark as a second anchor: what comes back from Word finds its section by
 * either (ECMA-376 Part 1, 17.5.2 and 17.13.6).
 */
function partOf(part: PlanPart, writing: Writing): FileChild {
  const { tag, bookmark, number } = writing.anchors.next(part.id);
  return new ContentControl(
    [
      valueElement('w:alias', attributeText(part.title).slice(0, 60)),
      valueElement('w:tag', attributeText(tag)),
      valueElement('w:id', String(number)),
      valueElement('w15:appearance', 'hidden', 'w15:val'),
    ],
    [
      new BookmarkStart(bookmark, number),
      ...blocksOf(part.blocks, writing),
      ...(part.blocks.length === 0 ? [new Paragraph({})] : []),
      new BookmarkEnd(number),
    ],
  );
}

class ContentControl extends FileChild {
  constructor(properties: readonly XmlComponent[], content: readonly XmlComponent[]) {
    super('w:sdt');
    this.root.push(new PlainElement('w:sdtPr', properties), new PlainElement('w:sdtContent', content));
  }
}

class PlainElement extends XmlComponent {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    this.root.push(...children);
  }
}

class ValueElement extends XmlComponent {
  constructor(name: string, attribute: string, value: string) {
    super(name);
    this.root.push({ _attr: { [attribute]: value } });
  }
}

function attributeText(text: string): string {
  return writableText(text.replace(/[{}]/g, '')).replace(/\s+/g, ' ');
}

function valueElement(name: string, value: string, attribute = 'w:val'): XmlComponent {
  return new ValueElement(name, attribute, value);
}

/** Names that Word takes for a section's anchors: tags of 64 characters, bookmarks of 40 letters, digits and `_`. */
class Anchors {
  readonly #bookmarks = new Set<string>();

  next(id: string): { readonly tag: string; readonly bookmark: string; readonly number: number } {
    const number = this.#bookmarks.size + 1;
    const plain = `section_${id.replace(/[^A-Za-z0-9]/g, '')}`.slice(0, 40);
    const bookmark = this.#bookmarks.has(plain) ? `${plain.slice(0, 34)}_${number}` : plain;
    this.#bookmarks.add(bookmark);
    return { tag: id.slice(0, 64), bookmark, number };
  }
}
