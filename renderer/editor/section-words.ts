// What is counted in a section's text as it stands on screen. What did not change is not counted again.

import type { Node } from '@tiptap/pm/model';
import { actionsInBody, type ActionBlock } from '../../shared/document/actions-in-body.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { isNoteToSelf } from '../../shared/document/notes-to-self.ts';
import { countWords, plainTextOf } from '../../shared/document/plain-text.ts';
import { countPublicWords } from '../../shared/document/public-words.ts';

/** The words of a section's text as it stands. A block that did not change is not counted again. */
export const wordsOf = countingBlocks((block) => countWords(plainTextOf(block)));

/** The words that a reader of the text meets: all but those of notes to self. */
export const readWordsOf = countingBlocks((block) =>
  isNoteToSelf(block) ? 0 : countWords(plainTextOf(block)),
);

/** How many of them a file for the public has. */
export const publicWordsOf = countingBlocks(countPublicWords);

function countingBlocks(count: (block: BodyNode) => number): (doc: Node) => number {
  const known = new WeakMap<Node, number>();
  return (doc) => {
    let words = 0;
    doc.forEach((block) => {
      let own = known.get(block);
      if (own === undefined) {
        own = count(block.toJSON() as BodyNode);
        known.set(block, own);
      }
      words += own;
    });
    return words;
  };
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
