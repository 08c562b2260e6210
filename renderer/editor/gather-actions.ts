// The actions of an item at its end, under "Actions:", as many house styles have them. Which letter an action has is
// computed from where it stands, so that the letters follow.

import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { isActionsHeading } from '../../shared/document/actions-heading.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { withView } from './with-view.ts';

/**
 * The text with its actions at the end, in their order, under one heading "Actions:". The same text where they are there
 * already, or there are none. Every other word stays, and every block keeps its id.
 */
export function gatheredActions(doc: Node): Node {
  const blocks = childrenOf(doc);
  const actions = blocks.filter(isAction);
  if (actions.length === 0) return doc;
  const headings = blocks.filter((block, index) => isHeadingOfActions(blocks, index));
  const others = blocks.filter((block) => !isAction(block) && !headings.includes(block));
  // Lines that stood between actions, or above them, say nothing at the end of the item.
  while (others.at(-1) !== undefined && isEmptyLine(others.at(-1))) others.pop();
  const heading = headings.at(-1) ?? newHeading(doc.type.schema);
  const next = doc.copy(Fragment.fromArray([...others, heading, ...actions]));
  return next.eq(doc) ? doc : next;
}

/** Gathers the actions of a section as one step that can be undone; the caret stays in its words. False: nothing to do. */
export function gatherActions(editor: Editor): boolean {
  const { doc } = editor.state;
  if (gatheredActions(doc) === doc) return false;
  withView(editor, () => {
    const { state, view } = editor;
    view.dispatch(gatheringOf(state.tr, state.selection.head));
  });
  return true;
}

/** The whole of it on a transaction. */
function gatheringOf(transaction: Transaction, caret: number): Transaction {
  const { doc } = transaction;
  const next = gatheredActions(doc);
  const $caret = doc.resolve(caret);
  const block = $caret.depth > 0 ? $caret.node(1) : null;
  const offset = $caret.depth > 0 ? caret - $caret.before(1) : 0;
  replaceChanged(transaction, next);
  let start = 0;
  transaction.doc.forEach((node, position) => {
    if (node === block) start = position + offset;
  });
  const $start = transaction.doc.resolve(start > 0 ? start : Math.min(caret, transaction.doc.content.size));
  transaction.setSelection(TextSelection.near($start, -1));
  return closeHistory(transaction);
}

/**
 * Where a new action goes at the end of the item, and where the heading over it; `heading` is null where there is one.
 * Empty lines and notes to self behind the last action do not part the new one from it.
 */
export function placeAtEnd(doc: Node): { readonly action: number; readonly heading: number | null } {
  const blocks = childrenOf(doc);
  let end = blocks.length;
  while (end > 0 && isUnsaid(blocks[end - 1])) end -= 1;
  if (!isAction(blocks[end - 1])) end = blocks.length;
  let first = end;
  while (first > 0 && isAction(blocks[first - 1])) first -= 1;
  const heading = blocks[first - 1];
  const hasHeading = heading !== undefined && isActionsHeading(asBodyNode(heading));
  const placeOf = (index: number): number => sizeOf(blocks.slice(0, index));
  return { action: placeOf(end), heading: hasHeading ? null : placeOf(first) };
}

function isUnsaid(block: Node | undefined): boolean {
  return isEmptyLine(block) || block?.type.name === 'noteToSelf';
}

export function newHeading(schema: Schema): Node {
  const type = schema.nodes.subheading;
  if (!type) throw new RangeError('no sub-headings in this document');
  return type.create(null, schema.text('Actions:'));
}

/** Only what lies between the first and the last difference, so that the rest of the text is left as it is. */
function replaceChanged(transaction: Transaction, next: Node): void {
  const { doc } = transaction;
  const [old, wanted] = [childrenOf(doc), childrenOf(next)];
  let start = 0;
  while (start < old.length && old[start] === wanted[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(old.length, wanted.length) - start &&
    old[old.length - 1 - end] === wanted[wanted.length - 1 - end]
  ) {
    end += 1;
  }
  const from = sizeOf(old.slice(0, start));
  const to = doc.content.size - sizeOf(end === 0 ? [] : old.slice(-end));
  transaction.replaceWith(from, to, wanted.slice(start, wanted.length - end));
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}

function isHeadingOfActions(blocks: readonly Node[], index: number): boolean {
  const heading = blocks[index];
  if (!heading || !isActionsHeading(asBodyNode(heading))) return false;
  const following = blocks.slice(index + 1).find((block) => !isEmptyLine(block));
  return following !== undefined && isAction(following);
}

function childrenOf(doc: Node): readonly Node[] {
  return Array.from({ length: doc.childCount }, (_, index) => doc.child(index));
}

function isAction(node: Node | undefined): boolean {
  return node?.type.name === 'action';
}

function isEmptyLine(node: Node | undefined): boolean {
  return node?.type.name === 'paragraph' && node.content.size === 0;
}

function asBodyNode(node: Node): BodyNode {
  return node.type.name === 'subheading' ? (node.toJSON() as BodyNode) : { type: node.type.name };
}
