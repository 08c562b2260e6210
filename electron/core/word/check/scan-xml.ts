// One pass over the XML of a part, without a tree: long notes are a million characters. Names come without their
// prefix, so that a file of another program reads the same. Comments and instructions are texts too: nothing is passed
// over in silence.

export type XmlVisitor = {
  /** `attributes` as they stand in the file; `attributesOf` reads them. `isNew`: the same tag stood nowhere before. */
  readonly open: (name: string, attributes: string, isNew: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** What stands in a comment, an instruction or a declaration. */
  readonly aside: (text: string) => void;
};

/** Reads a part from its first character to its last. Returns false where it is no XML that can be read to the end. */
export function scanXml(xml: string, visit: XmlVisitor): boolean {
  // The same tag is written thousands of times.
  const tags = new Map<string, Tag>();
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) {
      visit.text(decoded(xml.slice(at)));
      return true;
    }
    if (open > at) visit.text(decoded(xml.slice(at, open)));
    const next = xml.charCodeAt(open + 1);
    if (next === exclamation || next === questionMark) {
      const special = specialAt(xml, open);
      if (special === null) return false;
      if (special.isText) visit.text(special.text);
      else visit.aside(special.text);
      at = special.end;
      continue;
    }
    let close = xml.indexOf('>', open);
    if (close < 0) return false;
    let inside = xml.slice(open + 1, close);
    const known = tags.get(inside);
    let tag = known;
    if (!tag) {
      close = endOfTag(xml, open);
      if (close < 0) return false;
      inside = xml.slice(open + 1, close);
      tag = tagOf(inside);
      tags.set(inside, tag);
    }
    const { name, attributes, isEmpty, isEnd } = tag;
    if (!isEnd) visit.open(name, attributes, !known);
    if (isEnd || isEmpty) visit.close(name);
    at = close + 1;
  }
  return true;
}

type Tag = {
  readonly name: string;
  readonly attributes: string;
  readonly isEmpty: boolean;
  readonly isEnd: boolean;
};

/** Reads what stands between `<` and `>`. */
function tagOf(inside: string): Tag {
  if (inside.startsWith('/'))
    return { name: localName(inside.slice(1).trim()), attributes: '', isEmpty: false, isEnd: true };
  const isEmpty = inside.endsWith('/');
  const said = isEmpty ? inside.slice(0, -1) : inside;
  const space = said.search(/\s/);
  return {
    name: localName(space < 0 ? said : said.slice(0, space)),
    attributes: space < 0 ? '' : said.slice(space + 1),
    isEmpty,
    isEnd: false,
  };
}

const [exclamation, questionMark] = [0x21, 0x3f];

/** The attributes of an element by their name without its prefix. */
export function attributesOf(attributes: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', one, other] of attributes.matchAll(attribute)) {
    found.set(localName(name), decoded(one ?? other ?? ''));
  }
  return found;
}

const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** `w:val`, which most elements of Word say all in. */
export function valueIn(attributes: string): string | null {
  const [, value] = /(?:^|[\s:])val="([^"]*)"/.exec(attributes) ?? [];
  return value === undefined ? (attributesOf(attributes).get('val') ?? null) : decoded(value);
}

function specialAt(
  xml: string,
  open: number,
): { readonly text: string; readonly isText: boolean; readonly end: number } | null {
  for (const [start, stop, isText] of specials) {
    if (!xml.startsWith(start, open)) continue;
    const end = xml.indexOf(stop, open + start.length);
    return end < 0 ? null : { text: xml.slice(open + start.length, end), isText, end: end + stop.length };
  }
  return null;
}

// A document type may declare texts under names; no part of a Word file has one (ECMA-376 Part 2, 8.3.1).
const specials = [
  ['<!--', '-->', false],
  ['<![CDATA[', ']]>', true],
  ['<?', '?>', false],
] as const;

/** The `>` that ends a tag: one between quotation marks does not. */
function endOfTag(xml: string, open: number): number {
  let close = xml.indexOf('>', open);
  let from = open;
  let quote = '';
  while (close >= 0) {
    for (let at = from; at < close; at += 1) {
      const character = xml.charAt(at);
      if (quote === '' ? character === '"' || character === "'" : character === quote) {
        quote = quote === '' ? character : '';
      }
    }
    if (quote === '') return close;
    from = close;
    close = xml.indexOf('>', close + 1);
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
        (whole, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return entities[name] ?? whole;
          const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
}
