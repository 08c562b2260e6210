// Collects what is read from a clipboard, word by word and block by block, into blocks: white space as a page shows it,
// two line breaks as a new paragraph, and lists that are given as paragraphs with a level.

import {
  boldParagraph,
  type PastedBlock,
  type PastedInline,
  type PastedList,
  type PastedWords,
} from './pasted-blocks.ts';

/** A list item as word processors give it: `number` where its mark says one ("3." or "c)"). */
export type ListedItem = {
  readonly level: number;
  readonly isLettered: boolean;
  readonly number: number | null;
  readonly blocks: PastedBlock[];
};

export type PastedFlow = {
  words(words: PastedWords): void;
  lineBreak(): void;
  /** What came since the last end is a block of this kind. */
  end(kind?: 'paragraph' | 'heading'): void;
  add(...blocks: readonly PastedBlock[]): void;
  listed(item: ListedItem): void;
  /** Into the last item of the list that came last; without one, as they are. */
  addToLastItem(blocks: readonly PastedBlock[]): void;
  /** The blocks; of a few words that are no block of their own, with the spaces around them. */
  finish(): PastedBlock[];
};

type OpenList = { readonly level: number; readonly list: PastedList };

/** A stored body can be 24 nodes deep. */
const deepestList = 8;

export function pastedFlow(): PastedFlow {
  const blocks: PastedBlock[] = [];
  let inlines: PastedInline[] = [];
  let hasEnded = false;
  let open: OpenList[] = [];

  function end(kind: 'paragraph' | 'heading' = 'paragraph'): void {
    hasEnded = true;
    addText(kind, false);
  }

  function addText(kind: 'paragraph' | 'heading', keepsEdges: boolean): void {
    const gathered = inlines;
    inlines = [];
    if (kind === 'heading') {
      const heading = tidied(gathered.map(asWords), false);
      if (heading.length > 0) blocks.push(headingOf(heading));
      return;
    }
    for (const paragraph of paragraphsOf(tidied(gathered, keepsEdges))) {
      blocks.push({ kind: 'paragraph', inlines: paragraph });
    }
  }

  return {
    words: (words) => void inlines.push(words),
    lineBreak: () => void inlines.push('line-break'),
    end,
    add(...added) {
      end();
      blocks.push(...added);
    },
    listed(item) {
      end();
      if (item.blocks.length === 0) return;
      const [outermost] = open;
      if (!outermost || blocks.at(-1) !== outermost.list) open = [];
      open = open.filter(({ level }) => level <= item.level);
      const innermost = open.at(-1);
      if (innermost && (innermost.level === item.level || open.length >= deepestList)) {
        if (goesOn(innermost.list, item)) {
          innermost.list.items.push(item.blocks);
          return;
        }
        open = open.slice(0, -1);
      }
      const list: PastedList = {
        kind: 'list',
        isLettered: item.isLettered,
        start: item.isLettered ? startOf(item.number) : 1,
        items: [item.blocks],
      };
      (open.at(-1)?.list.items.at(-1) ?? blocks).push(list);
      open = [...open, { level: item.level, list }];
    },
    addToLastItem(added) {
      end();
      const last = blocks.at(-1);
      const item = last?.kind === 'list' ? last.items.at(-1) : undefined;
      (item ?? blocks).push(...added);
    },
    finish() {
      addText('paragraph', !hasEnded);
      return blocks;
    },
  };
}

export function startOf(number: number | null): number {
  return Math.min(1000, Math.max(1, number ?? 1));
}

function goesOn({ isLettered, start, items }: PastedList, item: ListedItem): boolean {
  if (isLettered !== item.isLettered) return false;
  return !isLettered || item.number === null || item.number === start + items.length;
}

function asWords(inline: PastedInline): PastedInline {
  return inline === 'line-break' ? { text: ' ', isBold: false, isItalic: false, href: null } : inline;
}

/** A heading's words are words only: where they lead somewhere, they are a bold paragraph, so that the address stays. */
function headingOf(inlines: readonly PastedInline[]): PastedBlock {
  const leads = inlines.some((inline) => inline !== 'line-break' && inline.href !== null);
  if (leads) return boldParagraph(inlines);
  return {
    kind: 'heading',
    inlines: inlines.map((inline) => (inline === 'line-break' ? inline : { ...inline, isBold: false })),
  };
}

/** One space between words, none at the ends of lines, and one piece for what looks the same. */
function tidied(inlines: readonly PastedInline[], keepsEdges: boolean): readonly PastedInline[] {
  const tidy: PastedInline[] = [];
  let isAfterSpace = !keepsEdges;
  for (const inline of inlines) {
    if (inline === 'line-break') {
      trimEnd(tidy);
      tidy.push(inline);
      isAfterSpace = true;
      continue;
    }
    const spaced = inline.text.replace(/[\s\u00A0]+/g, ' ');
    const text = isAfterSpace ? spaced.trimStart() : spaced;
    if (text === '') continue;
    const last = tidy.at(-1);
    if (last !== undefined && last !== 'line-break' && looksSame(last, inline)) {
      tidy[tidy.length - 1] = { ...last, text: last.text + text };
    } else tidy.push({ ...inline, text });
    isAfterSpace = text.endsWith(' ');
  }
  if (keepsEdges) return tidy.some((inline) => inline !== 'line-break' && inline.text !== ' ') ? tidy : [];
  trimEnd(tidy);
  while (tidy.at(-1) === 'line-break') {
    tidy.pop();
    trimEnd(tidy);
  }
  return tidy;
}

function trimEnd(inlines: PastedInline[]): void {
  const last = inlines.at(-1);
  if (last === undefined || last === 'line-break' || !last.text.endsWith(' ')) return;
  inlines.pop();
  const text = last.text.trimEnd();
  if (text !== '') inlines.push({ ...last, text });
}

function looksSame(one: PastedWords, other: PastedWords): boolean {
  return one.isBold === other.isBold && one.isItalic === other.isItalic && one.href === other.href;
}

/** Two line breaks part paragraphs. */
function paragraphsOf(inlines: readonly PastedInline[]): readonly (readonly PastedInline[])[] {
  const paragraphs: PastedInline[][] = [];
  let current: PastedInline[] = [];
  let breaks = 0;
  for (const inline of inlines) {
    if (inline === 'line-break') {
      breaks += 1;
      continue;
    }
    if (breaks > 1 && current.length > 0) {
      paragraphs.push(current);
      current = [];
    } else if (breaks === 1 && current.length > 0) current.push('line-break');
    breaks = 0;
    current.push(inline);
  }
  if (current.length > 0) paragraphs.push(current);
  return paragraphs;
}
