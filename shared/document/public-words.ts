import type { Body, BodyNode } from './body.ts';
import { isNoteToSelf } from './notes-to-self.ts';
import { countWords, plainTextOf } from './plain-text.ts';
import { restrictionOf } from './restricted-words.ts';

/** How many of the words of a body, or of a part of it, are in a file for the public. */
export function countPublicWords(node: Body | BodyNode): number {
  const shown = withoutPrivate(node);
  return shown === null ? 0 : countWords(plainTextOf(shown));
}

function withoutPrivate(node: Body | BodyNode): BodyNode | null {
  if (isNoteToSelf(node)) return null;
  // What is left out leaves a gap: the words at its sides are two.
  if (node.type !== 'doc' && restrictionOf(node) !== null) return { type: 'text', text: ' ' };
  return node.content === undefined
    ? node
    : { ...node, content: node.content.flatMap((child) => withoutPrivate(child) ?? []) };
}
