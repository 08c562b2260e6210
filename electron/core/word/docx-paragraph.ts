import { Tab, XmlComponent, type Document } from 'docx';
import { safeHref } from '../../../shared/document/safe-href.ts';
import { assertNever } from '../../../shared/domain/rulings.ts';
import { aroundRestricted, leftOutText } from '../../../shared/word-plan/plan-text.ts';
import type { PlanInline, PlanKind, PlanParagraph } from '../../../shared/word-plan/word-plan.ts';
import type { DocxNumbering, ListPlace } from './docx-numbering.ts';
import type { Anchors } from './docx-part.ts';
import { twips } from './docx-styles.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { writableText } from './writable-text.ts';
import { escapeXml, valueXml, type Xml } from './xml-text.ts';

/** What the blocks of one file share while they are written. */
export type Writing = {
  readonly kind: PlanKind;
  readonly houseStyle: HouseStyle;
  readonly numbering: DocxNumbering;
  /** The id of a list (`w:numId`), which docx gives it when it is asked for first. */
  readonly listIdOf: (place: ListPlace) => number;
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

export function paragraphXml(
  paragraph: PlanParagraph,
  writing: Writing,
  { isKeptWithNext, spaceBeforePt, spaceAfterPt }: Standing,
  opening: Opening | null = null,
): Xml {
  const { houseStyle, numbering, links, listIdOf } = writing;
  const role = houseStyle.roles[paragraph.role];
  const under =
    role.indentOfList === undefined ? null : numbering.levelOf(role.indentOfList, paragraph.level ?? 0);
  const place = paragraph.number && numbering.placeOf(paragraph.number);
  // The order of these is the schema's (ECMA-376 Part 1, 17.3.1.26).
  const properties =
    valueXml('w:pStyle', role.style) +
    (isKeptWithNext === null ? '' : isKeptWithNext ? '<w:keepNext/>' : '<w:keepNext w:val="0"/>') +
    (opening ? '<w:pageBreakBefore/>' : '') +
    (place
      ? `<w:numPr>${valueXml('w:ilvl', place.level)}${valueXml('w:numId', listIdOf(place))}</w:numPr>`
      : '') +
    (spaceBeforePt === null && spaceAfterPt === null
      ? ''
      : `<w:spacing${twentieths('w:before', spaceBeforePt)}${twentieths('w:after', spaceAfterPt)}/>`) +
    (under ? `<w:ind w:left="${twips(under.indentMm)}"/>` : '');
  const runs = runsOf(paragraph.inlines, { linkStyle: null, isShaded: false, role, links });
  if (opening === null) return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
  const { number, bookmark } = opening;
  return (
    `<w:p><w:pPr>${properties}</w:pPr><w:bookmarkStart w:id="${number}" w:name="${bookmark}"/>${runs}` +
    `<w:bookmarkEnd w:id="${number}"/></w:p>`
  );
}

/** A paragraph that says nothing, where Word has to have one. */
export function emptyParagraphXml(style: string | null): Xml {
  return style === null ? '<w:p/>' : `<w:p><w:pPr>${valueXml('w:pStyle', style)}</w:pPr></w:p>`;
}

function twentieths(name: string, points: number | null): Xml {
  return points === null ? '' : ` ${name}="${Math.round(points * 20)}"`;
}

type RoleLook = HouseStyle['roles'][PlanParagraph['role']];

/** What runs have from what they stand in. */
type Around = {
  readonly linkStyle: string | null;
  /** Whether they are restricted words of an internal file. */
  readonly isShaded: boolean;
  readonly role: RoleLook;
  readonly links: Links;
};

function runsOf(inlines: readonly PlanInline[], around: Around): Xml {
  let runs = '';
  for (const inline of inlines) runs += runOf(inline, around);
  return runs;
}

function runOf(inline: PlanInline, around: Around): Xml {
  switch (inline.inline) {
    case 'text': {
      const label = inline.isLabel === true ? around.role : null;
      const tab = label?.isLabelTabbed === true ? '<w:tab/>' : '';
      return run(lookOf(inline, label, around.linkStyle), piecesXml(inline.text) + tab, around);
    }
    case 'link': {
      const href = safeHref(inline.href);
      if (href === null) return runsOf(inline.inlines, around);
      const runs = runsOf(inline.inlines, { ...around, linkStyle: 'Hyperlink' });
      return `<w:hyperlink r:id="${around.links.idOf(href)}" w:history="1">${runs}</w:hyperlink>`;
    }
    case 'line-break':
      return run(plainLook, '<w:br/>', around);
    case 'left-out':
      return run({ style: leftOutStyle, more: '' }, piecesXml(leftOutText(inline.reason)), around);
    case 'restricted': {
      const [before, after] = aroundRestricted(inline.reason);
      const said = (words: string): Xml =>
        words === '' ? '' : run({ style: leftOutStyle, more: '' }, piecesXml(words), around);
      return said(before) + runsOf(inline.inlines, { ...around, isShaded: true }) + said(after);
    }
    default:
      return assertNever(inline);
  }
}

/** The character style of a run, and what it says beside that. */
type RunLook = { readonly style: string | null; readonly more: Xml };

const plainLook: RunLook = { style: null, more: '' };

/**
 * Bold and italic stand beside their character style: a style's own are toggled off where the paragraph's style has
 * them too (ECMA-376 Part 1, 17.7.3), a run's never are.
 */
function lookOf(
  { isStrong, isEmphasised }: Extract<PlanInline, { inline: 'text' }>,
  label: RoleLook | null,
  linkStyle: string | null,
): RunLook {
  if (label?.labelStyle !== undefined) return { style: label.labelStyle, more: '' };
  if (linkStyle === null && !isStrong && !isEmphasised) return plainLook;
  return {
    style: linkStyle ?? (isStrong ? 'Strong' : 'Emphasis'),
    more: (isStrong ? '<w:b/><w:bCs/>' : '') + (isEmphasised ? '<w:i/><w:iCs/>' : ''),
  };
}

/** The look of what is restricted: that it was left out, and in an internal file the words themselves. */
const leftOutStyle = 'LeftOut';
const restrictedShade = '<w:shd w:val="clear" w:color="auto" w:fill="E6E6E6"/>';

/** A run can have one character style: one that has none of its own gets that of restricted words, others its shading. */
function run({ style, more }: RunLook, content: Xml, { isShaded }: Pick<Around, 'isShaded'>): Xml {
  const named = style ?? (isShaded ? leftOutStyle : null);
  const look =
    (named === null ? '' : valueXml('w:rStyle', named)) +
    more +
    (isShaded && style !== null ? restrictedShade : '');
  return look === '' ? `<w:r>${content}</w:r>` : `<w:r><w:rPr>${look}</w:rPr>${content}</w:r>`;
}

function piecesXml(text: string): Xml {
  const written = writableText(text);
  if (!/[\t\n]/.test(written)) return wordsXml(written);
  return written
    .split(/([\t\n])/)
    .map((piece) => (piece === '\t' ? '<w:tab/>' : piece === '\n' ? '<w:br/>' : wordsXml(piece)))
    .join('');
}

function wordsXml(words: string): Xml {
  if (words === '') return '';
  return `<w:t${mayLoseSpace.test(words) ? ' xml:space="preserve"' : ''}>${escapeXml(words)}</w:t>`;
}

/** Space at an end, or more than one together, is dropped by a reader that is not told to keep it (XML 1.0, 2.10). */
const mayLoseSpace = /^\s|\s$|\s\s/;

/** Text as docx writes it in heads and feet. It fills in `{…}` of its own; a brace that stands alone is never one of those. */
export function pieces(text: string): (string | Tab | XmlComponent)[] {
  return writableText(text)
    .split(/([\t\n]|\{)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\t' ? new Tab() : piece === '\n' ? new LineBreak() : piece));
}

class LineBreak extends XmlComponent {
  constructor() {
    super('w:br');
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

/**
 * A contents table as Word makes one, with its entries filled in, so that it reads right before anybody updates it. An
 * entry has the number of its page where that is known (ECMA-376 Part 1, 17.16.5.68 and 17.16.5.45). No field is marked
 * as out of date: Word would ask whoever opens the file whether it should be updated. `entries`: the words, the bookmark
 * that they lead to, and its page; `textWidth` in twips.
 */
export function contentsXml(
  title: string,
  entries: readonly { readonly text: string; readonly bookmark: string; readonly page?: number }[],
  textWidth: number,
): Xml {
  const plain = { isShaded: false };
  const character = (type: string): Xml => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (instruction: string): Xml =>
    `<w:r><w:instrText xml:space="preserve">${escapeXml(instruction)}</w:instrText></w:r>`;
  const paragraph = (style: string, more: Xml, content: Xml): Xml =>
    `<w:p><w:pPr>${valueXml('w:pStyle', style)}${more}</w:pPr>${content}</w:p>`;
  const toTheRight = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${textWidth}"/></w:tabs>`;
  const lines = entries.map(({ text, bookmark, page }, index) => {
    const number =
      page === undefined
        ? ''
        : `${run(plainLook, '<w:tab/>', plain)}${character('begin')}${code(` PAGEREF ${bookmark} \\h `)}` +
          `${character('separate')}${run(plainLook, piecesXml(String(page)), plain)}${character('end')}`;
    const words = run({ style: 'Hyperlink', more: '' }, piecesXml(text), plain);
    return paragraph(
      'TOC2',
      page === undefined ? '' : toTheRight,
      (index === 0 ? character('begin') + code(' TOC \\o "2-2" \\h \\z \\u ') + character('separate') : '') +
        `<w:hyperlink w:anchor="${bookmark}" w:history="1">${words}${number}</w:hyperlink>` +
        (index === entries.length - 1 ? character('end') : ''),
    );
  });
  const heading = paragraph('TOCHeading', '', run(plainLook, piecesXml(title), plain));
  return (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>' +
    `<w:sdtContent>${heading}${lines.join('')}</w:sdtContent></w:sdt>`
  );
}
