import type { XmlElement } from './xml-tree.ts';
import { valueOf, childOf } from './xml-tree.ts';

// The ids of a template's styles are words of its language, or signs ("a3"), or two styles have the same. Word knows its
// own styles by their names, which are the same in every language; so does this program.

export type NamedStyle = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'paragraph' | 'character' | 'table';
  readonly element: XmlElement;
  readonly isDefault: boolean;
};

/** Word's styles that this program knows by name: name in small letters -> kind and id. */
const known: Readonly<Record<string, readonly [NamedStyle['kind'], string]>> = {
  normal: ['paragraph', 'Normal'],
  title: ['paragraph', 'Title'],
  subtitle: ['paragraph', 'Subtitle'],
  header: ['paragraph', 'Header'],
  footer: ['paragraph', 'Footer'],
  'body text': ['paragraph', 'BodyText'],
  'list bullet': ['paragraph', 'ListBullet'],
  'list number': ['paragraph', 'ListNumber'],
  'list continue': ['paragraph', 'ListContinue'],
  'list paragraph': ['paragraph', 'ListParagraph'],
  quote: ['paragraph', 'Quote'],
  date: ['paragraph', 'Date'],
  strong: ['character', 'Strong'],
  emphasis: ['character', 'Emphasis'],
  hyperlink: ['character', 'Hyperlink'],
  'footnote reference': ['character', 'FootnoteReference'],
  'toc heading': ['paragraph', 'TOCHeading'],
  'table grid': ['table', 'TableGrid'],
  ...inLevels('heading', 'Heading'),
  ...inLevels('toc', 'TOC'),
};

function inLevels(name: string, id: string): Record<string, readonly ['paragraph', string]> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [`${name} ${level}`, ['paragraph', `${id}${level}`] as const]),
  );
}

/** Styles of a template under ids of this program's making, and the new id of each old one. */
export function nameStyles(elements: readonly XmlElement[]): {
  readonly styles: readonly NamedStyle[];
  readonly idOf: (oldId: string | undefined, kind: NamedStyle['kind']) => string | null;
} {
  const styles: NamedStyle[] = [];
  const newIds = new Map<string, string>();
  const taken = new Set<string>();
  const names = new Set<string>();
  const all = elements.slice(0, mostStyles);
  const normal = defaultParagraphStyle(all);
  for (const element of all) {
    const kind = kinds.find((each) => each === (element.attributes['w:type'] ?? 'paragraph'));
    const oldId = element.attributes['w:styleId'];
    const name = nameIn(element, oldId);
    if (kind === undefined || name === null || implied.has(name.toLowerCase())) continue;
    const isNormal = element === normal;
    const id = isNormal ? 'Normal' : (knownId(name, kind) ?? ownId(name, styles.length));
    const wordName = isNormal ? 'Normal' : knownId(name, kind) === null ? name : name.toLowerCase();
    if (taken.has(id) || names.has(wordName.toLowerCase())) continue;
    taken.add(id);
    names.add(wordName.toLowerCase());
    if (oldId !== undefined && !newIds.has(`${kind} ${oldId}`)) newIds.set(`${kind} ${oldId}`, id);
    styles.push({ id, name: asWordWrites(wordName), kind, element, isDefault: isNormal });
  }
  return {
    styles,
    idOf: (oldId, kind) => (oldId === undefined ? null : (newIds.get(`${kind} ${oldId}`) ?? null)),
  };
}

const kinds = ['paragraph', 'character', 'table'] as const;

/** More than any template has; Word itself stops at 4,079 in a file. */
const mostStyles = 4000;

/**
 * The first say nothing, and every file has them whether they are written or not; the others are this program's own, in a
 * file of it that is taken for a template.
 */
const implied: ReadonlySet<string> = new Set([
  ...['default paragraph font', 'normal table', 'no list'],
  ...['left out', 'subject label', 'secretariat table', 'after table'],
]);

function defaultParagraphStyle(elements: readonly XmlElement[]): XmlElement | undefined {
  const paragraphs = elements.filter(
    ({ attributes }) => (attributes['w:type'] ?? 'paragraph') === 'paragraph',
  );
  return (
    paragraphs.find(({ attributes }) => ['1', 'true', 'on'].includes(attributes['w:default'] ?? '')) ??
    paragraphs.find((element) => valueOf(childOf(element, 'w:name'))?.toLowerCase() === 'normal')
  );
}

function nameIn(element: XmlElement, oldId: string | undefined): string | null {
  const name = (valueOf(childOf(element, 'w:name')) ?? oldId ?? '').replace(/\s+/g, ' ').trim();
  // What follows a comma is another name for the same (17.7.4.9).
  const [first = ''] = name.split(',');
  return first.trim() === '' ? null : first.trim().slice(0, 60);
}

function knownId(name: string, kind: NamedStyle['kind']): string | null {
  const found = Object.hasOwn(known, name.toLowerCase()) ? known[name.toLowerCase()] : undefined;
  return found?.[0] === kind ? found[1] : null;
}

function ownId(name: string, index: number): string {
  const letters = name.replace(/[^A-Za-z0-9]/g, '').slice(0, 40);
  return `Own${index + 1}-${letters === '' ? 'Style' : letters}`;
}

const inSmallLetters: ReadonlySet<string> = new Set(['heading', 'header', 'footer', 'footnote']);

/** Word's own names: "heading 1", "toc 1" and some more in small letters, the others as titles. */
function asWordWrites(name: string): string {
  if (name === 'toc heading') return 'TOC Heading';
  const [first = ''] = name.split(' ');
  if (!Object.hasOwn(known, name) || first === 'toc' || inSmallLetters.has(first)) return name;
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
