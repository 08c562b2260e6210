// What is counted in a section's text as it stands on screen. What did not change is not counted again.

import { Fragment, type Node } from '@tiptap/pm/model';
import { actionsInBody, type ActionBlock } from '../../shared/document/actions-in-body.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../shared/document/plain-text.ts';

const wordsOfBlock = new WeakMap<Node, number>();

/** The words of a section's text as it stands. A block that did not change is not counted again. */
export function wordsOf(doc: Node): number {
  let words = 0;
  doc.forEach((block) => {
    let own = wordsOfBlock.get(block);
    if (own === undefined) {
      own = countWords(plainTextOf(block.toJSON() as BodyNode));
      wordsOfBlock.set(block, own);
    }
    words += own;
  });
  return words;
}

/** The words that a reader of the text meets: all but those of notes to self. */
export function readWordsOf(doc: Node): number {
  let words = wordsOf(doc);
  doc.forEach((block) => {
    if (block.type.name === 'noteToSelf') words -= wordsOf(doc.copy(Fragment.from(block)));
  });
  return words;
}

const actionsOfDoc = new WeakMap<Node, readonly ActionBlock[]>();

/** The actions of a section's text as it stands; the same list for the same text. */
export function actionsOfDocument(doc: Node): readonly ActionBlock[] {
  const known = actionsOfDoc.get(doc);
  if (known) return known;
  const blocks: BodyNode[] = [];
  doc.forEach((block) => {
    if (block.type.name === 'action') blocks.push(block.toJSON() as BodyNode);
  });
  const actions = actionsInBody({ type: 'doc', content: blocks });
  actionsOfDoc.set(doc, actions);
  return actions;
}
