// Wrong words of sections that are not in use. They are painted over the drawn text, which stays as it was drawn.

import { wordsIn } from '../../../shared/domain/spelling-words.ts';
import { kindOf, noText } from './marked-words.ts';
import type { WritingAids } from './writing-aids.ts';

const pauseBeforeChecking = 300;
const inline = new Set(['A', 'ABBR', 'EM', 'SPAN', 'STRONG']);

let highlight: Highlight | null = null;

/** Marks the wrong words of a drawn text, now and when others become known. Returns how to stop. */
export function markDrawnText(text: Element, aids: WritingAids): () => void {
  if (typeof Highlight === 'undefined') return () => undefined;
  let ranges: readonly Range[] = [];
  let seen: SeenWords = new Map();
  let soon: ReturnType<typeof setTimeout> | null = null;
  const check = (): void => {
    soon = null;
    clear();
    const found = wrongRanges(text, aids);
    ({ ranges, seen } = found);
    for (const range of ranges) painted().add(range);
    aids.ask(unknownOf(seen));
  };
  const clear = (): void => {
    for (const range of ranges) highlight?.delete(range);
    ranges = [];
  };
  const checkSoon = (): void => {
    soon ??= setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => soon !== null && check());
      else check();
    }, pauseBeforeChecking);
  };
  // While somebody types elsewhere much becomes known that is nothing to this text.
  const onNews = (): void => {
    if ([...seen].some(([word, { isToBeSpelt, kind }]) => kindOf(word, isToBeSpelt, aids) !== kind))
      checkSoon();
    else aids.ask(unknownOf(seen));
  };
  const unsubscribe = aids.subscribe(onNews);
  checkSoon();
  return () => {
    unsubscribe();
    if (soon !== null) clearTimeout(soon);
    soon = null;
    clear();
  };
}

function painted(): Highlight {
  if (highlight === null) {
    highlight = new Highlight();
    CSS.highlights.set('misspelt', highlight);
  }
  return highlight;
}

type SeenWords = ReadonlyMap<
  string,
  { readonly isToBeSpelt: boolean; readonly kind: ReturnType<typeof kindOf> }
>;

function unknownOf(seen: SeenWords): readonly string[] {
  return [...seen].flatMap(([word, { kind }]) => (kind === null ? [word] : []));
}

/** Where the wrong words are, and what each word of the text was taken for. */
function wrongRanges(
  text: Element,
  aids: WritingAids,
): { readonly ranges: readonly Range[]; readonly seen: SeenWords } {
  const ranges: Range[] = [];
  const seen = new Map<string, { readonly isToBeSpelt: boolean; readonly kind: ReturnType<typeof kindOf> }>();
  for (const line of linesOf(text)) {
    for (const { word, isToBeSpelt, from, to } of wordsIn(line.map(({ words }) => words).join(''))) {
      const kind = kindOf(word, isToBeSpelt, aids);
      seen.set(word, { isToBeSpelt, kind });
      if (kind !== 'wrong') continue;
      const [start, end] = [placeIn(line, from, 1), placeIn(line, to, 0)];
      if (!start || !end) continue;
      const range = new Range();
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      ranges.push(range);
    }
  }
  return { ranges, seen };
}

type Piece = { readonly node: Text | null; readonly words: string };

/** The pieces of text of each block; what is no text of its own stands for one character. */
function linesOf(text: Element): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  let block: Element | null = null;
  const add = (node: Node, piece: Piece): void => {
    const own = blockOf(node, text);
    if (own !== block) lines.push([]);
    block = own;
    lines.at(-1)?.push(piece);
  };
  const walk = (parent: Node): void => {
    for (const child of parent.childNodes) {
      if (child instanceof Text) add(child, { node: child, words: child.data });
      else if (!(child instanceof Element) || child.matches('[data-chrome]')) continue;
      else if (child.matches('br, [data-person], [data-figure]')) add(child, { node: null, words: noText });
      else walk(child);
    }
  };
  walk(text);
  return lines;
}

function blockOf(node: Node, text: Element): Element {
  let block = node.parentElement ?? text;
  while (block !== text && inline.has(block.tagName)) block = block.parentElement ?? text;
  return block;
}

/** The end of a word belongs to the piece that it is in, the start of one to the piece that begins there. */
function placeIn(
  line: readonly Piece[],
  at: number,
  least: 0 | 1,
): { readonly node: Text; readonly offset: number } | null {
  let before = 0;
  for (const { node, words } of line) {
    const offset = at - before;
    if (node !== null && offset + least <= words.length) return { node, offset };
    before += words.length;
  }
  return null;
}
