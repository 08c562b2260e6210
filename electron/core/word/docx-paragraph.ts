import { FileChild, Paragraph, Tab, XmlComponent, type Document } from 'docx';
import { safeHref } from '../../../shared/document/safe-href.ts';
import { assertNever } from '../../../shared/domain/rulings.ts';
import { aroundRestricted, leftOutText } from '../../../shared/word-plan/plan-text.ts';
import type { PlanInline, PlanKind, PlanParagraph } from '../../../shared/word-plan/word-plan.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import type { Anchors } from './docx-part.ts';
import { twips } from './docx-styles.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { writableText } from './writable-text.ts';

/** What the blocks of one file share while they are written. */
export type Writing = {
  readonly kind: PlanKind;
  readonly houseStyle: HouseStyle;
  readonly numbering: DocxNumbering;
  /** The width between the margins, in twips. */
  readonly textWidth: number;
  readonly anchors: Anchors;
  readonly links: Links;
};

/** What the first paragraph of a document in a file of several does: it begins a page, and contents tables point to it. */
export type Opening = { readonly bookmark: string; readonly number: number };

/** How a paragraph stands among others, which its role alone does not say. */
export type Standing = {
  /** Whether it stays on the page of what follows; null: as its style says. */
  readonly isKeptWithNext: boolean | null;
  /** In points; null: as its style says. */
  readonly spaceBeforePt: number | null;
  readonly spaceAfterPt: number | null;
};

export function paragraphOf(
  paragraph: PlanParagraph,
  writing: Writing,
  standing: Standing,
  opening: Opening | null = null,
): WrittenParagraph {
  const { content, place } = paragraphXml(paragraph, writing, standing, opening);
  return new WrittenParagraph(content, place);
}

export function cellParagraphOf(
  paragraph: PlanParagraph,
  writing: Writing,
  standing: Standing,
): WrittenCellParagraph {
  const { content, place } = paragraphXml(paragraph, writing, standing, null);
  return new WrittenCellParagraph(content, place);
}

function paragraphXml(
  paragraph: PlanParagraph,
  writing: Writing,
  { isKeptWithNext, spaceBeforePt, spaceAfterPt }: Standing,
  opening: Opening | null,
): { readonly content: XmlObject[]; readonly place: ListPlace | null } {
  const { houseStyle, numbering } = writing;
  const role = houseStyle.roles[paragraph.role];
  const under =
    role.indentOfList === undefined ? null : numbering.levelOf(role.indentOfList, paragraph.level ?? 0);
  const place = paragraph.number && numbering.placeOf(paragraph.number);
  // The order of these is the schema's (ECMA-376 Part 1, 17.3.1.26).
  const properties: XmlObject[] = [
    { 'w:pStyle': value(role.style) },
    ...(isKeptWithNext === null ? [] : [{ 'w:keepNext': isKeptWithNext ? {} : value('0') }]),
    ...(opening ? [{ 'w:pageBreakBefore': {} }] : []),
    ...(place
      ? [{ 'w:numPr': [{ 'w:ilvl': value(place.level) }, { 'w:numId': value(place.idToFillIn) }] }]
      : []),
    ...(spaceBeforePt === null && spaceAfterPt === null
      ? []
      : [
          {
            'w:spacing': {
              _attr: { ...twentieths('w:before', spaceBeforePt), ...twentieths('w:after', spaceAfterPt) },
            },
          },
        ]),
    ...(under ? [{ 'w:ind': { _attr: { 'w:left': twips(under.indentMm) } } }] : []),
  ];
  const runs = runsOf(paragraph.inlines, null, role, writing.links);
  if (opening === null) return { content: [{ 'w:pPr': properties }, ...runs], place: place ?? null };
  const id = { 'w:id': opening.number };
  const begin = { 'w:bookmarkStart': { _attr: { ...id, 'w:name': opening.bookmark } } };
  const end = { 'w:bookmarkEnd': { _attr: id } };
  return { content: [{ 'w:pPr': properties }, begin, ...runs, end], place: place ?? null };
}

function twentieths(name: string, points: number | null): Readonly<Record<string, number>> {
  return points === null ? {} : { [name]: Math.round(points * 20) };
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
        return [run([{ 'w:rStyle': value(leftOutStyle) }], piecesXml(leftOutText(inline.reason)))];
      case 'restricted': {
        const [before, after] = aroundRestricted(inline.reason);
        const said = (words: string): XmlObject[] =>
          words === '' ? [] : [run([{ 'w:rStyle': value(leftOutStyle) }], piecesXml(words))];
        const shown = runsOf(inline.inlines, linkStyle, role, links).map(shaded);
        return [...said(before), ...shown, ...said(after)];
      }
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

/** The look of what is restricted: that it was left out, and in an internal file the words themselves. */
const leftOutStyle = 'LeftOut';

/** A run can have one character style: one that has none of its own gets that of restricted words, others its shading. */
function shaded(written: XmlObject): XmlObject {
  const [name = '', content] = Object.entries(written)[0] ?? [];
  if (!Array.isArray(content)) return written;
  const children = content as XmlObject[];
  if (name !== 'w:r') return { [name]: children.map((child) => ('w:r' in child ? shaded(child) : child)) };
  const given = children[0]?.['w:rPr'];
  if (!Array.isArray(given))
    return { 'w:r': [{ 'w:rPr': [{ 'w:rStyle': value(leftOutStyle) }] }, ...children] };
  const look = given as XmlObject[];
  const hasStyle = look.some((each) => 'w:rStyle' in each);
  const shading = { 'w:shd': { _attr: { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': restrictedShade } } };
  const shadedLook = hasStyle ? [...look, shading] : [{ 'w:rStyle': value(leftOutStyle) }, ...look];
  return { 'w:r': [{ 'w:rPr': shadedLook }, ...children.slice(1)] };
}

const restrictedShade = 'E6E6E6';

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

export function pieces(text: string): (string | Tab | XmlComponent)[] {
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
export class Links {
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

/**
 * A contents table as Word makes one, with its entries filled in, so that it reads right before anybody updates it. An
 * entry has the number of its page where that is known (ECMA-376 Part 1, 17.16.5.68 and 17.16.5.45). No field is marked
 * as out of date: Word would ask whoever opens the file whether it should be updated. `entries`: the words, the bookmark
 * that they lead to, and its page; `textWidth` in twips.
 */
export function contentsOf(
  title: string,
  entries: readonly { readonly text: string; readonly bookmark: string; readonly page?: number }[],
  textWidth: number,
): FileChild {
  const character = (type: string): XmlObject => ({
    'w:r': [{ 'w:fldChar': { _attr: { 'w:fldCharType': type } } }],
  });
  const code = (instruction: string): XmlObject => ({
    'w:r': [{ 'w:instrText': [{ _attr: { 'xml:space': 'preserve' } }, instruction] }],
  });
  const paragraph = (style: string, content: XmlObject[], more: XmlObject[] = []): XmlObject => ({
    'w:p': [{ 'w:pPr': [{ 'w:pStyle': value(style) }, ...more] }, ...content],
  });
  const toTheRight = {
    'w:tabs': [{ 'w:tab': { _attr: { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': textWidth } } }],
  };
  const lines = entries.map(({ text, bookmark, page }, index) => {
    const number =
      page === undefined
        ? []
        : [
            ...[run([], [{ 'w:tab': {} }]), character('begin'), code(` PAGEREF ${bookmark} \\h `)],
            ...[character('separate'), run([], piecesXml(String(page))), character('end')],
          ];
    return paragraph(
      'TOC2',
      [
        ...(index === 0
          ? [character('begin'), code(' TOC \\o "2-2" \\h \\z \\u '), character('separate')]
          : []),
        {
          'w:hyperlink': [
            { _attr: { 'w:anchor': bookmark, 'w:history': '1' } },
            run([{ 'w:rStyle': value('Hyperlink') }], piecesXml(text)),
            ...number,
          ],
        },
        ...(index === entries.length - 1 ? [character('end')] : []),
      ],
      page === undefined ? [] : [toTheRight],
    );
  });
  const heading = paragraph('TOCHeading', [run([], piecesXml(title))]);
  const gallery = {
    'w:docPartObj': [{ 'w:docPartGallery': value('Table of Contents') }, { 'w:docPartUnique': {} }],
  };
  return new WrittenBlock({
    'w:sdt': [{ 'w:sdtPr': [gallery] }, { 'w:sdtContent': [heading, ...lines] }],
  });
}

class WrittenBlock extends FileChild {
  readonly #content: XmlObject;

  constructor(content: XmlObject) {
    super('w:sdt');
    this.#content = content;
  }

  override prepForXml(): ReturnType<PrepareXml> {
    return this.#content;
  }
}
