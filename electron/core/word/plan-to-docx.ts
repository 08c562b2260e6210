import {
  AlignmentType,
  Document,
  FileChild,
  Footer,
  Header,
  PageNumber,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { assertNever } from '../../../shared/domain/rulings.ts';
import type { Beside } from '../../../shared/word-plan/beside-tables.ts';
import { leadsOn } from '../../../shared/word-plan/leads-on.ts';
import { fitsBesidePageNumber } from '../../../shared/word-plan/plan-look.ts';
import { staysOnOnePage } from '../../../shared/word-plan/row-length.ts';
import { forSeveralDocuments, withLowerHeadings } from '../../../shared/word-plan/several-documents.ts';
import type { PlanBlock, WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { docxNumbering, type DocxNumbering, type ListPlace } from './docx-numbering.ts';
import {
  contentsXml,
  emptyParagraphXml,
  Links,
  paragraphXml,
  pieces,
  type Opening,
  type Writing,
} from './docx-paragraph.ts';
import { Anchors, partXml } from './docx-part.ts';
import { docxStyles, pageSizeTwips, saidByStyle, twips } from './docx-styles.ts';
import { endOfTableXml, spaceBesideTables, tableXml } from './docx-table.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { smallestSizePt } from '../../../shared/domain/word-roles.ts';
import { docxTheme, withTemplateParts } from './template-parts.ts';
import { writableText } from './writable-text.ts';
import type { Xml } from './xml-text.ts';
import { zipParts } from './zip.ts';

/**
 * Turns a plan into the bytes of a .docx file in a house style. docx writes everything but the text between the head and
 * the foot of the pages, which is written here and put in its place.
 */
export function planToDocx(plan: WordPlan, given: HouseStyle): Uint8Array<ArrayBuffer> {
  const houseStyle = plan.kind === 'pack' ? forSeveralDocuments(given) : given;
  const page = pageOf(plan, houseStyle);
  const numbering = docxNumbering(plan, houseStyle);
  const document = documentOf(plan, page, numbering);
  const links = new Links();
  const { textWidth } = page;
  const listIdOf = listIdsOf(document);
  const anchors = new Anchors();
  const text = blocksXml(plan.blocks, {
    ...{ kind: plan.kind, houseStyle, numbering, listIdOf, textWidth, anchors, links },
  });
  links.addTo(document);
  // `Packer.toBuffer` compresses in JavaScript, which takes as long as half of the rest in a fresh process. The compiler
  // is private in docx's types, so that its type is lost; docx's version is fixed.
  const compiler = Packer['compiler'] as {
    compile(file: Document): ReadonlyMap<string, string | Uint8Array>;
  };
  return zipParts(withText(withTemplateParts(compiler.compile(document), houseStyle.template), text));
}

/** A page of a file. `textWidth`: between the margins, in twips. */
type Page = {
  readonly kind: WordPlan['kind'];
  readonly houseStyle: HouseStyle;
  readonly look: HouseStyle['page'];
  readonly size: ReturnType<typeof pageSizeTwips>;
  readonly textWidth: number;
};

function pageOf({ kind }: WordPlan, houseStyle: HouseStyle): Page {
  const look = houseStyle.kinds[kind]?.page ?? houseStyle.page;
  const size = pageSizeTwips(look);
  const textWidth = size.acrossTwips - twips(look.marginMm.left) - twips(look.marginMm.right);
  return { kind, houseStyle, look, size, textWidth };
}

function documentOf(plan: WordPlan, page: Page, numbering: DocxNumbering): Document {
  const { houseStyle, look, size } = page;
  const { top, right, bottom, left, header, footer } = look.marginMm;
  const { title, subject, author } = plan.properties;
  const foot = new Footer({
    children: [...footParagraphs(plan.footer, page), ...markingParagraphs(plan.marking)],
  });
  return new Document({
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
        children: [new PlaceOfText()],
      },
    ],
  });
}

/** Stands where the text comes; no text can hold its tag. */
class PlaceOfText extends FileChild {
  static readonly tag = 'secretariat:text';

  constructor() {
    super(PlaceOfText.tag);
  }
}

function withText(
  parts: ReadonlyMap<string, string | Uint8Array>,
  text: Xml,
): ReadonlyMap<string, string | Uint8Array> {
  const document = parts.get(documentPart);
  const [before, after, ...others] =
    typeof document === 'string' ? document.split(`<${PlaceOfText.tag}/>`) : [];
  if (before === undefined || after === undefined || others.length > 0)
    throw new RangeError('the file has no place for its text');
  return new Map(parts).set(documentPart, before + text + after);
}

const documentPart = 'word/document.xml';

/** Lists get their ids in the order in which the text comes to them. */
function listIdsOf({ Numbering }: Document): Writing['listIdOf'] {
  const ids = new Map<string, number>();
  return ({ reference, instance }: ListPlace) => {
    const key = `${reference} ${instance}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    Numbering.createConcreteNumberingInstance(reference, instance);
    const made = Numbering.ConcreteNumbering.at(-1);
    if (made?.reference !== reference || made.instance !== instance)
      throw new RangeError(`docx made no list ${key}`);
    ids.set(key, made.numId);
    return made.numId;
  };
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
function footParagraphs(text: string, { kind, houseStyle, textWidth }: Page): Paragraph[] {
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

function blocksXml(
  blocks: readonly PlanBlock[],
  writing: Writing,
  beside: Beside = {},
  opening: Opening | null = null,
): Xml {
  let xml = '';
  for (const [index, block] of blocks.entries()) {
    const around = { before: blocks[index - 1] ?? beside.before, after: blocks[index + 1] ?? beside.after };
    xml += blockXml(block, writing, around, index === 0 ? opening : null);
  }
  return xml;
}

function blockXml(block: PlanBlock, writing: Writing, beside: Beside, opening: Opening | null): Xml {
  const { anchors, textWidth } = writing;
  switch (block.block) {
    case 'paragraph': {
      const isKeptWithNext = leadsOn(block, beside.after) ? true : null;
      const standing = { isKeptWithNext, ...spaceBesideTables(block, beside, writing) };
      return paragraphXml(block, writing, standing, opening);
    }
    case 'table':
      return tableXml(block, writing, textWidth, staysOnOnePage(block)) + endOfTableXml(beside.after);
    case 'part':
      return partXml(block, anchors, blocksXml(block.blocks, writing, beside) || emptyParagraphXml(null));
    case 'document':
      return blocksXml(block.blocks, withinDocument(writing), {}, anchors.ofDocument(block.id));
    case 'contents':
      return contentsXml(
        block.title,
        block.entries.map(({ documentId, ...entry }) => ({
          ...entry,
          bookmark: anchors.ofDocument(documentId).bookmark,
        })),
        textWidth,
      );
    default:
      return assertNever(block);
  }
}
