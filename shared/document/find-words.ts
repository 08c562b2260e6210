// Words in a text, as a person looks for them: in what the page reads, across its marks, within one block.

import { Fragment, type Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import type { Body } from './body.ts';
import { marksOf, restrictionIn } from './marks-of-words.ts';
import { schemaFor, type DocumentKind } from './schemas.ts';
import { readingAsStored, type UnitReading } from './unit-reading.ts';

export { longestSearch, readingAsStored, type UnitReading } from './unit-reading.ts';

export type WordSearch = {
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
};

/** What is no words of the text itself: its words are found, and never replaced. */
export const fixedWords = ['name', 'figure', 'wording'] as const;
export type FixedWords = (typeof fixedWords)[number];

/** Words that were found: their places in the document, as ProseMirror counts. */
export type FoundWords = {
  readonly from: number;
  readonly to: number;
  /** Where they stand in a name, a figure or linked wording; null: they can be replaced. */
  readonly standIn: FixedWords | null;
  /** Whether any of them are not for the public. */
  readonly isRestricted: boolean;
  readonly text: string;
};

/** How many characters a section may have once words in it were replaced. */
export const longestReplacedText = 2_000_000;

export type Finder = (doc: Node) => readonly FoundWords[];

const letterOrDigit = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Looks for words in texts. A straight apostrophe or quotation mark finds a curly one, a plain space one that does not
 * break, and the other way round. Nothing is found across two blocks, or across a line break. A block that has not
 * changed is not searched again.
 */
export function wordFinder(search: WordSearch, readUnit: UnitReading = readingAsStored): Finder {
  const known = new WeakMap<Node, readonly FoundWords[]>();
  const wanted = folded(search.words, search.matchCase);
  const inBlock = (block: Node): readonly FoundWords[] => {
    let found = known.get(block);
    if (found === undefined) {
      found = findInBlock(block, wanted, search, readUnit);
      known.set(block, found);
    }
    return found;
  };
  const inDoc = (doc: Node): readonly FoundWords[] => {
    const all: FoundWords[] = [];
    const visit = (node: Node, start: number, isLinked: boolean): void => {
      if (node.isTextblock) {
        for (const found of inBlock(node)) {
          const { from, to, standIn } = found;
          all.push({
            ...found,
            from: start + from,
            to: start + to,
            standIn: standIn ?? (isLinked ? 'wording' : null),
          });
        }
        return;
      }
      const isWording = isLinked || node.type.name === 'standardWording';
      node.forEach((child, offset) => visit(child, start + offset + 1, isWording));
    };
    doc.forEach((block, offset) => visit(block, offset + 1, false));
    return all;
  };
  const knownDocs = new WeakMap<Node, readonly FoundWords[]>();
  return (doc) => {
    if (wanted === '') return [];
    let found = knownDocs.get(doc);
    if (found === undefined) {
      found = inDoc(doc);
      knownDocs.set(doc, found);
    }
    return found;
  };
}

type Piece = {
  readonly node: Node;
  readonly text: string;
  /** Where it begins, in the block's words and in its places. */
  readonly start: number;
  readonly place: number;
};

function findInBlock(
  block: Node,
  wanted: string,
  { matchCase, wholeWords }: WordSearch,
  readUnit: UnitReading,
): readonly FoundWords[] {
  const pieces: Piece[] = [];
  let read = '';
  block.forEach((node, place) => {
    const text = node.text ?? readUnit(node);
    pieces.push({ node, text, start: read.length, place });
    read += text;
  });
  const text = folded(read, matchCase);
  const found: FoundWords[] = [];
  let start = text.indexOf(wanted);
  while (start >= 0) {
    const end = start + wanted.length;
    const isFound = !wholeWords || (isBorder(text, start) && isBorder(text, end));
    if (isFound) found.push(foundAt(pieces, start, end, read));
    start = text.indexOf(wanted, isFound ? end : start + 1);
  }
  return found;
}

function foundAt(pieces: readonly Piece[], start: number, end: number, read: string): FoundWords {
  const touched = pieces.filter((piece) => piece.start < end && piece.start + piece.text.length > start);
  const placeOf = (offset: number, { node, start: from, place }: Piece, edge: 0 | 1): number =>
    node.isText ? place + offset - from : place + edge * node.nodeSize;
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) throw new RangeError('words without a place');
  const unit = touched.find(({ node }) => !node.isText)?.node;
  return {
    from: placeOf(start, first, 0),
    to: placeOf(end, last, 1),
    standIn: unit === undefined ? null : unit.type.name === 'figure' ? 'figure' : 'name',
    isRestricted: touched.some(({ node }) => restrictionIn(node) !== null),
    text: read.slice(start, end),
  };
}

/** Whether no word goes on over the place. */
function isBorder(text: string, place: number): boolean {
  return !letterOrDigit.test(characterBefore(text, place)) || !letterOrDigit.test(characterAt(text, place));
}

function characterAt(text: string, place: number): string {
  return place >= text.length ? '' : String.fromCodePoint(text.codePointAt(place) ?? 0);
}

function characterBefore(text: string, place: number): string {
  const isPair = place > 1 && /[\uDC00-\uDFFF]/.test(text.charAt(place - 1));
  return text.slice(Math.max(0, place - (isPair ? 2 : 1)), place);
}

/** What counts as the same character becomes the same; every character keeps its place. */
function folded(text: string, matchCase: boolean): string {
  const plain = text
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-');
  if (matchCase) return plain;
  const lower = plain.toLowerCase();
  // A few letters become longer: each for itself, then, and these as they are.
  return lower.length === plain.length
    ? lower
    : [...plain]
        .map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each))
        .join('');
}

export type ReplacedCount = {
  readonly replaced: number;
  /** Of those, how many stand in restricted words, and so do the ones in their place. */
  readonly restricted: number;
  /** How many stand in something that is not replaced. */
  readonly left: Readonly<Record<FixedWords, number>>;
};

export const nothingReplaced: ReplacedCount = {
  replaced: 0,
  restricted: 0,
  left: { name: 0, figure: 0, wording: 0 },
};

export function addReplaced(one: ReplacedCount, other: ReplacedCount): ReplacedCount {
  return {
    replaced: one.replaced + other.replaced,
    restricted: one.restricted + other.restricted,
    left: {
      name: one.left.name + other.left.name,
      figure: one.left.figure + other.left.figure,
      wording: one.left.wording + other.left.wording,
    },
  };
}

/** What replacing them would do. Words that read like those to put in their place are nobody's to count. */
export function countReplaceable(found: readonly FoundWords[], replacement: string): ReplacedCount {
  const changing = replaceable(found, replacement);
  const standing = (what: FixedWords): number => found.filter(({ standIn }) => standIn === what).length;
  return {
    replaced: changing.length,
    restricted: changing.filter(({ isRestricted }) => isRestricted).length,
    left: { name: standing('name'), figure: standing('figure'), wording: standing('wording') },
  };
}

/** How many characters a text has once the words that were found in it are replaced. */
export function lengthAfterReplacing(doc: Node, found: readonly FoundWords[], replacement: string): number {
  return replaceable(found, replacement).reduce(
    (length, { from, to }) => length + replacement.length - (to - from),
    doc.content.size,
  );
}

/**
 * Puts other words in the place of those that were found, which are in the order of the text. They look like the first of
 * those that they replace; where any of these was restricted, they are as well. A block is changed in one step, however
 * often they stand in it.
 */
export function replaceFound(
  transform: Transform,
  found: readonly FoundWords[],
  replacement: string,
): ReplacedCount {
  const { doc } = transform;
  const byBlock = Map.groupBy(replaceable(found, replacement), ({ from }) => doc.resolve(from).start());
  for (const inBlock of [...byBlock.values()].toReversed()) {
    const [first, last] = [inBlock[0], inBlock.at(-1)];
    if (!first || !last) continue;
    const words: Node[] = [];
    let from = first.from;
    for (const each of inBlock) {
      doc.slice(from, each.from).content.forEach((node) => words.push(node));
      if (replacement !== '') words.push(doc.type.schema.text(replacement, marksOf(doc, each)));
      from = each.to;
    }
    transform.replaceWith(first.from, last.to, Fragment.fromArray(words));
  }
  return countReplaceable(found, replacement);
}

/** The words in a section's text that is not open. */
export function findInBody(kind: DocumentKind, body: Body, find: Finder): readonly FoundWords[] {
  return find(schemaFor(kind).nodeFromJSON(body));
}

/** `body` is null where nothing in it changes; `isTooLong`: it would have more characters than a section may have. */
export type ReplacedBody = ReplacedCount & { readonly body: Body | null; readonly isTooLong: boolean };

/** The same body with other words in the place of those that are found. */
export function replaceInBody(
  kind: DocumentKind,
  body: Body,
  find: Finder,
  replacement: string,
): ReplacedBody {
  const transform = new Transform(schemaFor(kind).nodeFromJSON(body));
  const found = find(transform.doc);
  if (lengthAfterReplacing(transform.doc, found, replacement) > longestReplacedText) {
    return { ...nothingReplaced, body: null, isTooLong: true };
  }
  const count = replaceFound(transform, found, replacement);
  return {
    ...count,
    body: transform.docChanged ? (transform.doc.toJSON() as Body) : null,
    isTooLong: false,
  };
}

function replaceable(found: readonly FoundWords[], replacement: string): readonly FoundWords[] {
  return found.filter(({ standIn, text }) => standIn === null && text !== replacement);
}
