import { Buffer } from 'node:buffer';
import type { LeakKind, LeakPlace } from '../../../../shared/domain/leaks.ts';
import { safeHref } from '../../../../shared/document/safe-href.ts';
import type { PackagePart } from './open-package.ts';
import { attributesOf, scanXml } from './scan-xml.ts';

/** A text that somebody may read out of a part, with or without Word. */
export type PartText = {
  readonly text: string;
  readonly place: LeakPlace;
  /** Whether a person's words belong there, so that one word alone means something. */
  readonly isTyped: boolean;
  /** Whether it reads on into the next one, as paragraphs do. */
  readonly isFlow: boolean;
};

type PartThing = { readonly kind: LeakKind; readonly place: LeakPlace };

/** Where in a file a part is, for a person. */
export function placeOfPart(name: string): LeakPlace {
  return places.find(([pattern]) => pattern.test(name))?.[1] ?? 'other-part';
}

const places: readonly (readonly [RegExp, LeakPlace])[] = [
  [/^word\/document\.xml$/, 'text'],
  [/^word\/(header|footer)\d*\.xml$/, 'header-or-footer'],
  [/^word\/(footnotes|endnotes)\.xml$/, 'footnotes'],
  [/^word\/comments\w*\.xml$/, 'comments'],
  [/^docProps\/\w+\.xml$/, 'properties'],
  [/^word\/(settings|webSettings|styles|numbering|fontTable)\.xml$/, 'settings'],
  [/^word\/theme\//, 'settings'],
  [/\.rels$/, 'links'],
  [/^customXml\//, 'custom-xml'],
  [/^word\/media\//, 'picture'],
  [/thumbnail/, 'picture'],
  [/^word\/embeddings\//, 'embedded-file'],
];

/** Elements whose attributes hold words of people, and what those are. */
const typedAttributes: Readonly<Record<string, LeakPlace>> = {
  alias: 'anchors',
  tag: 'anchors',
  bookmarkStart: 'anchors',
  docPr: 'alternative-text',
  cNvPr: 'alternative-text',
  tblDescription: 'alternative-text',
  tblCaption: 'alternative-text',
  shape: 'alternative-text',
  imagedata: 'alternative-text',
  hyperlink: 'links',
  Relationship: 'links',
  docVar: 'settings',
  listItem: 'text',
  fldSimple: 'text',
  comment: 'comments',
};

const revisions = new Set([
  ...['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge', 'numberingChange'],
  ...['rPrChange', 'pPrChange', 'sectPrChange', 'tblPrChange', 'tcPrChange', 'trPrChange', 'tblGridChange'],
  ...['tblPrExChange', 'customXmlInsRangeStart', 'customXmlDelRangeStart'],
]);
const hiding = new Set(['vanish', 'specVanish']);
/** What ends a word, within a paragraph. */
const spaces = new Set([
  'tab',
  'br',
  'cr',
  'ptab',
  'fldChar',
  'footnoteReference',
  'endnoteReference',
  'sym',
]);
const paragraphs = new Set(['p', 'tc', 'tr', 'txbxContent', 'comment', 'footnote', 'endnote', 'sectPr']);
const authorElements = new Set(['creator', 'lastModifiedBy', 'Manager', 'Company', 'LastAuthor', 'Author']);

/**
 * Everything that stands in a part of XML: its text, the attributes that are words, comments in the XML, and what no
 * file of this program has. Runs are joined, so that a word which is written in two of them is one.
 */
export function textsOfPart({ name, bytes }: PackagePart): {
  readonly texts: readonly PartText[];
  readonly things: readonly PartThing[];
  readonly isReadable: boolean;
  /** Names that stand where an author's does. */
  readonly authors: readonly string[];
} {
  const place = placeOfPart(name);
  const isText = ['text', 'header-or-footer', 'footnotes', 'comments'].includes(place);
  // Names of styles and fonts are nobody's words; what is longer than those may be.
  const isLook = place === 'settings' || name === '[Content_Types].xml';
  const texts: PartText[] = [];
  const things: PartThing[] = [];
  const authors: string[] = [];
  let current = '';
  let inAuthor = false;
  let isStyle = false;

  const flush = (): void => {
    if (current.trim() !== '') texts.push({ text: current, place, isTyped: true, isFlow: isText });
    if (inAuthor && current.trim() !== '') authors.push(current.trim());
    current = '';
  };
  const thing = (kind: LeakKind): void => {
    things.push({ kind, place });
  };

  const xml = xmlText(bytes);
  const isReadable = scanXml(xml, {
    open: (element, attributes, isNew) => {
      if (isText && !paragraphs.has(element)) {
        if (spaces.has(element)) current += ' ';
        else if (element === 'noBreakHyphen') current += '-';
      } else {
        flush();
      }
      inAuthor = authorElements.has(element);
      if (element === 'style') isStyle = true;
      if (revisions.has(element) && isText) thing('tracked-change');
      if (hiding.has(element) && !isStyle) thing('hidden-text');
      if (element === 'comment' && place === 'comments') thing('comment');
      if (place === 'links' && element === 'Relationship') things.push(...thingsOfRelationship(attributes));
      // The same look is written thousands of times.
      if (attributes === '' || !isNew) return;
      texts.push(...attributeTexts(element, attributes, place, isLook));
      const { author } = Object.fromEntries(attributesOf(attributes));
      if (author !== undefined && author !== '') authors.push(author);
    },
    close: (element) => {
      if (element === 'style') isStyle = false;
      if (!isText || paragraphs.has(element)) flush();
    },
    text: (text) => {
      current += text;
    },
    aside: (text) => {
      if (!/^xml\s/.test(text)) texts.push({ text, place, isTyped: true, isFlow: false });
    },
  });
  flush();
  if (place === 'custom-xml' || name.startsWith('customXml/'))
    things.push({ kind: 'custom-xml', place: 'custom-xml' });
  if (/^word\/people\.xml$/.test(name)) things.push({ kind: 'user-name', place: 'properties' });
  return { texts, things, isReadable: isReadable && !/<!DOCTYPE/i.test(xml), authors };
}

function attributeTexts(
  element: string,
  attributes: string,
  place: LeakPlace,
  isLook: boolean,
): readonly PartText[] {
  const typed = typedAttributes[element];
  return [...attributesOf(attributes)].flatMap(([name, value]): readonly PartText[] => {
    if (attributes.includes(`xmlns:${name}=`) || name === 'xmlns') return [];
    const isTyped = typed !== undefined && !(element === 'Relationship' && name !== 'Target');
    if (isLook && !isTyped && value.split(/\s+/).length <= longestStyleName) return [];
    return [{ text: readableAddress(value), place: typed ?? place, isTyped, isFlow: false }];
  });
}

const longestStyleName = 5;

/** An address with its percent signs read, so that its words are words. */
function readableAddress(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return `${value} ${decodeURIComponent(value)}`;
  } catch {
    return value;
  }
}

function thingsOfRelationship(attributes: string): readonly PartThing[] {
  const relationship = attributesOf(attributes);
  const target = relationship.get('Target') ?? '';
  const type = relationship.get('Type')?.split('/').at(-1) ?? '';
  const isOutside = relationship.get('TargetMode') === 'External';
  if (isOutside && (type !== 'hyperlink' || safeHref(target) === null))
    return [{ kind: 'outside-link', place: 'links' }];
  const kind = embedded[type];
  return kind === undefined ? [] : [{ kind, place: 'links' }];
}

const embedded: Readonly<Record<string, LeakKind>> = {
  oleObject: 'embedded-file',
  package: 'embedded-file',
  aFChunk: 'embedded-file',
  subDocument: 'embedded-file',
  attachedTemplate: 'embedded-file',
  vbaProject: 'embedded-file',
  control: 'embedded-file',
  thumbnail: 'thumbnail',
  customXml: 'custom-xml',
  comments: 'comment',
  people: 'user-name',
};

/** Word reads UTF-8 and UTF-16 (ECMA-376 Part 2, 8.1.1). */
export function xmlText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.toString('utf16le', 2);
  if (buffer[0] === 0xfe && buffer[1] === 0xff) {
    return Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  return buffer.toString('utf8');
}
