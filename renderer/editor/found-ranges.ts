// Where words that were found stand on the page, in a live text and in one that is drawn.

import type { EditorView } from '@tiptap/pm/view';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { FoundWords } from '../../shared/document/find-words.ts';
import { isDrawnTextBlock, isDrawnUnit } from './draw-body.ts';

/** One range for each of the words, in the text of a live editor. */
export function rangesInView(view: EditorView, found: readonly FoundWords[]): readonly Range[] {
  return found.map(({ from, to }) => {
    const range = document.createRange();
    const start = view.domAtPos(from, 1);
    const end = view.domAtPos(to, -1);
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  });
}

/** One range for each of the words, which are in their order, in a text that was drawn of `doc`. */
export function rangesInDrawing(
  drawing: Element,
  doc: DocumentNode,
  found: readonly FoundWords[],
): readonly Range[] {
  if (found.length === 0) return [];
  const blocks = [...drawing.querySelectorAll('*')].filter(isDrawnTextBlock);
  const ranges: Range[] = [];
  let index = 0;
  let next = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    if (node.content.size === 0) return false;
    const block = blocks[index];
    index += 1;
    const start = position + 1;
    const end = start + node.content.size;
    const own: FoundWords[] = [];
    for (let each = found[next]; each && each.from >= start && each.to <= end; each = found[next]) {
      own.push(each);
      next += 1;
    }
    if (block && own.length > 0) {
      const leaves = leavesOf(block);
      for (const { from, to } of own) ranges.push(rangeOf(leaves, from - start, to - start));
    }
    return false;
  });
  return ranges;
}

type Leaf = { readonly dom: Node; readonly start: number; readonly end: number };

function leavesOf(block: Element): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let at = 0;
  const add = (dom: Node, size: number): void => {
    leaves.push({ dom, start: at, end: at + size });
    at += size;
  };
  const visit = (dom: Node): void => {
    if (isDrawnUnit(dom)) add(dom, 1);
    else if (dom instanceof Text) add(dom, dom.length);
    else for (const child of dom.childNodes) visit(child);
  };
  for (const child of block.childNodes) visit(child);
  return leaves;
}

function rangeOf(leaves: readonly Leaf[], from: number, to: number): Range {
  const range = document.createRange();
  const first = leaves.find(({ end }) => end > from);
  const last = leaves.find(({ end }) => end >= to);
  if (!first || !last) return range;
  if (first.dom instanceof Text) range.setStart(first.dom, from - first.start);
  else range.setStartBefore(first.dom);
  if (last.dom instanceof Text) range.setEnd(last.dom, to - last.start);
  else range.setEndAfter(last.dom);
  return range;
}

const marks = { found: 'found', here: 'found-here' } as const;

/** Marks words on the page, without anything being drawn again; the ones where a person is otherwise. */
export function markFound(ranges: readonly Range[], here: Range | null): void {
  CSS.highlights.set(marks.found, new Highlight(...ranges));
  const shown = here === null ? new Highlight() : new Highlight(here);
  shown.priority = 1;
  CSS.highlights.set(marks.here, shown);
}

export function unmarkFound(): void {
  for (const mark of Object.values(marks)) CSS.highlights.delete(mark);
}

/** Brings words into sight, whether or not the browser has laid out where they stand. */
export function reveal(range: Range, scroller: Element): void {
  const place = range.startContainer;
  const element = place instanceof Element ? place : place.parentElement;
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = scroller.getBoundingClientRect();
  const words = range.getBoundingClientRect();
  const room = 48;
  if (words.top >= box.top + room && words.bottom <= box.bottom - room) return;
  scroller.scrollTop += words.top - box.top - box.height / 3;
}
