import { DOMParser } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

// Reads a .docx as Word would, without the program's own code: words, styles, numbering as Word counts it, links.

export type DocxParagraph = {
  readonly text: string;
  readonly styleId: string;
  readonly styleName: string;
  /** 1 to 9 for a heading, as the style or one that it is based on says. */
  readonly headingLevel: number | null;
  /** The mark that Word puts in front, such as "4." or "b)"; empty where there is none. */
  readonly mark: string;
  readonly numberingLevel: number | null;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** The tag of the content control that it is in. */
  readonly partTag: string | null;
  readonly isInTable: boolean;
};

export type DocxTable = {
  readonly description: string;
  readonly headerRowCount: number;
  readonly rows: readonly (readonly string[])[];
};

export type ReadDocx = {
  readonly files: ReadonlyMap<string, string>;
  /** Every byte of the package, unzipped, as one text. */
  readonly everything: string;
  readonly paragraphs: readonly DocxParagraph[];
  /** The texts of the paragraphs that have any. */
  readonly texts: readonly string[];
  readonly tables: readonly DocxTable[];
  readonly parts: readonly { readonly tag: string; readonly alias: string; readonly text: string }[];
  /** Bookmarks by name, each with the text between its start and its end. */
  readonly bookmarks: ReadonlyMap<string, string>;
  readonly properties: Readonly<Record<string, string>>;
  readonly language: string;
  readonly styles: ReadonlyMap<string, DocxStyle>;
  readonly headers: readonly string[];
  readonly footers: readonly string[];
  readonly fields: readonly string[];
};

export type DocxStyle = {
  readonly name: string;
  readonly basedOn: string | null;
  readonly next: string | null;
  readonly element: Element;
};

export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = new Map(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
  const xmlOf = (name: string): Document => parseXml(files.get(name) ?? fail(`no ${name}`), name);
  const document = xmlOf('word/document.xml');
  const styles = readStyles(xmlOf('word/styles.xml'));
  const hrefs = readLinks(xmlOf('word/_rels/document.xml.rels'));
  const count = numberingInterpreter(xmlOf('word/numbering.xml'));
  const paragraphs = all(document, 'w:p').map((element) => readParagraph(element, styles, hrefs, count));
  const namesOf = (pattern: RegExp): readonly string[] =>
    [...files.keys()].filter((name) => pattern.test(name)).sort();
  const textsOf = (pattern: RegExp): readonly string[] =>
    namesOf(pattern).map((name) => all(xmlOf(name), 'w:p').map(textOf).join('\n'));
  return {
    files,
    everything: [...files.values()].join('\n'),
    paragraphs,
    texts: paragraphs.map(({ text }) => text).filter((text) => text !== ''),
    tables: all(document, 'w:tbl').map(readTable),
    parts: all(document, 'w:sdt').map((sdt) => ({
      tag: valueOf(first(sdt, 'w:tag')) ?? '',
      alias: valueOf(first(sdt, 'w:alias')) ?? '',
      text: all(sdt, 'w:p').map(textOf).join('\n'),
    })),
    bookmarks: readBookmarks(document),
    properties: Object.fromEntries(
      childrenOf(xmlOf('docProps/core.xml').documentElement).map((each) => [
        each.nodeName,
        each.textContent ?? '',
      ]),
    ),
    language:
      first(first(xmlOf('word/styles.xml').documentElement, 'w:docDefaults'), 'w:lang')?.getAttribute(
        'w:val',
      ) ?? '',
    styles,
    headers: textsOf(/^word\/header\d+\.xml$/),
    footers: textsOf(/^word\/footer\d+\.xml$/),
    fields: namesOf(/^word\/(document|header\d+|footer\d+)\.xml$/).flatMap((name) =>
      all(xmlOf(name), 'w:instrText').map((each) => (each.textContent ?? '').trim()),
    ),
  };
}

function parseXml(xml: string, name: string): Document {
  const refuse = (message: string): never => fail(`${name}: ${message}`);
  return new DOMParser({
    errorHandler: { warning: refuse, error: refuse, fatalError: refuse },
  }).parseFromString(xml, 'text/xml');
}

function readParagraph(
  element: Element,
  styles: ReadonlyMap<string, DocxStyle>,
  hrefs: ReadonlyMap<string, string>,
  count: (numId: string, level: number) => string,
): DocxParagraph {
  const properties = childrenOf(element).find(({ nodeName }) => nodeName === 'w:pPr');
  const styleId = valueOf(first(properties, 'w:pStyle')) ?? 'Normal';
  const numId = valueOf(first(properties, 'w:numId'));
  const level = numId === null ? null : Number(valueOf(first(properties, 'w:ilvl')) ?? 0);
  const part = ancestor(element, 'w:sdt');
  return {
    text: textOf(element),
    styleId,
    styleName: styles.get(styleId)?.name ?? fail(`no style ${styleId}`),
    headingLevel: headingLevelOf(styleId, styles),
    mark: numId === null || level === null ? '' : count(numId, level),
    numberingLevel: level,
    links: all(element, 'w:hyperlink').map((link) => ({
      text: textOf(link),
      href: hrefOf(link, hrefs),
    })),
    partTag: part ? valueOf(first(part, 'w:tag')) : null,
    isInTable: ancestor(element, 'w:tc') !== null,
  };
}

/** An address, or `#` and the bookmark of a place in the same file. */
function hrefOf(link: Element, hrefs: ReadonlyMap<string, string>): string {
  const anchor = link.getAttribute('w:anchor');
  if (anchor !== null && anchor !== '') return `#${anchor}`;
  return hrefs.get(link.getAttribute('r:id') ?? '') ?? fail('a link without an address');
}

function textOf(element: Element): string {
  return all(element, '*')
    .filter(({ nodeName, parentNode }) => nodeName === 'w:t' || parentNode?.nodeName === 'w:r')
    .map((each) => {
      if (each.nodeName === 'w:t') return each.textContent ?? '';
      if (each.nodeName === 'w:tab') return '\t';
      return each.nodeName === 'w:br' ? '\n' : '';
    })
    .join('');
}

function readTable(table: Element): DocxTable {
  const rows = all(table, 'w:tr').filter((row) => ancestor(row, 'w:tbl') === table);
  return {
    description: valueOf(first(first(table, 'w:tblPr'), 'w:tblDescription')) ?? '',
    headerRowCount: rows.filter((row) => isHeaderRow(row)).length,
    rows: rows.map((row) =>
      childrenOf(row)
        .filter(({ nodeName }) => nodeName === 'w:tc')
        .map((cell) => all(cell, 'w:p').map(textOf).join('\n')),
    ),
  };
}

/** As the row itself says, and no table in one of its cells. */
function isHeaderRow(row: Element): boolean {
  const properties = childrenOf(row).find(({ nodeName }) => nodeName === 'w:trPr');
  return first(properties, 'w:tblHeader') !== undefined;
}

function readStyles(document: Document): ReadonlyMap<string, DocxStyle> {
  return new Map(
    all(document, 'w:style').map((element) => [
      element.getAttribute('w:styleId') ?? '',
      {
        name: valueOf(first(element, 'w:name')) ?? '',
        basedOn: valueOf(first(element, 'w:basedOn')),
        next: valueOf(first(element, 'w:next')),
        element,
      },
    ]),
  );
}

function headingLevelOf(styleId: string, styles: ReadonlyMap<string, DocxStyle>): number | null {
  const style = styles.get(styleId);
  if (!style) return null;
  const own = valueOf(first(style.element, 'w:outlineLvl'));
  if (own !== null) return Number(own) + 1;
  return style.basedOn === null ? null : headingLevelOf(style.basedOn, styles);
}

function readLinks(document: Document): ReadonlyMap<string, string> {
  return new Map(
    all(document, 'Relationship')
      .filter((each) => each.getAttribute('TargetMode') === 'External')
      .map((each) => [each.getAttribute('Id') ?? '', each.getAttribute('Target') ?? '']),
  );
}

function readBookmarks(document: Document): ReadonlyMap<string, string> {
  const open = new Map<string, { readonly name: string; text: string }>();
  const bookmarks = new Map<string, string>();
  for (const each of all(document, '*')) {
    const id = each.getAttribute('w:id') ?? '';
    if (each.nodeName === 'w:bookmarkStart') {
      open.set(id, { name: each.getAttribute('w:name') ?? '', text: '' });
    } else if (each.nodeName === 'w:bookmarkEnd') {
      const ended = open.get(id) ?? fail(`bookmark ${id} ends without a start`);
      bookmarks.set(ended.name, ended.text);
      open.delete(id);
    } else if (each.nodeName === 'w:t') {
      for (const bookmark of open.values()) bookmark.text += each.textContent ?? '';
    }
  }
  if (open.size > 0) fail('a bookmark without an end');
  return bookmarks;
}

/**
 * Counts lists as Word does (ECMA-376 Part 1, 17.9): a `w:num` starts again at its overrides when it is first used,
 * a paragraph starts the deeper levels again, `%2` in a level's text is the number of level 2 in that level's format.
 */
function numberingInterpreter(numbering: Document): (numId: string, level: number) => string {
  const abstracts = new Map(
    all(numbering, 'w:abstractNum').map((each) => [each.getAttribute('w:abstractNumId'), each]),
  );
  const nums = new Map(all(numbering, 'w:num').map((each) => [each.getAttribute('w:numId') ?? '', each]));
  const counters = new Map<string, (number | null)[]>();
  const used = new Set<string>();

  return (numId, level) => {
    const num = nums.get(numId) ?? fail(`no list ${numId}`);
    const abstractId = valueOf(first(num, 'w:abstractNumId')) ?? '';
    const levels = all(abstracts.get(abstractId) ?? fail(`no list definition ${abstractId}`), 'w:lvl');
    const levelElement = (at: number): Element =>
      levels.find((each) => each.getAttribute('w:ilvl') === String(at)) ??
      fail(`no level ${at} in list ${numId}`);
    const startOf = (at: number): number => Number(valueOf(first(levelElement(at), 'w:start')) ?? 0);
    const counter = counters.get(abstractId) ?? [];
    counters.set(abstractId, counter);
    if (!used.has(numId)) {
      used.add(numId);
      for (const override of all(num, 'w:lvlOverride')) {
        const start = valueOf(first(override, 'w:startOverride'));
        if (start !== null) counter[Number(override.getAttribute('w:ilvl'))] = Number(start) - 1;
      }
    }
    counter[level] = (counter[level] ?? startOf(level) - 1) + 1;
    for (let deeper = level + 1; deeper < 9; deeper += 1) counter[deeper] = null;
    return (valueOf(first(levelElement(level), 'w:lvlText')) ?? '').replace(
      /%(\d)/g,
      (_all, digit: string) => {
        const at = Number(digit) - 1;
        return inFormat(counter[at] ?? startOf(at), valueOf(first(levelElement(at), 'w:numFmt')) ?? '');
      },
    );
  };
}

function inFormat(value: number, format: string): string {
  switch (format) {
    case 'decimal':
      return String(value);
    case 'lowerLetter':
      return 'abcdefghijklmnopqrstuvwxyz'.charAt((value - 1) % 26).repeat(Math.ceil(value / 26));
    case 'lowerRoman':
      return (
        ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'][value] ??
        fail('a long list in roman')
      );
    default:
      return '';
  }
}

function all(parent: Document | Element, name: string): readonly Element[] {
  return Array.from(parent.getElementsByTagName(name));
}

function first(parent: Element | undefined, name: string): Element | undefined {
  return parent?.getElementsByTagName(name)[0];
}

function childrenOf(parent: Element): readonly Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function ancestor(element: Element, name: string): Element | null {
  let node = element.parentNode;
  while (node && node.nodeName !== name) node = node.parentNode;
  return node as Element | null;
}

function valueOf(element: Element | undefined): string | null {
  return element?.getAttribute('w:val') ?? null;
}

function fail(message: string): never {
  throw new Error(message);
}
