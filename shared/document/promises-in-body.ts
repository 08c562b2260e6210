import type { PromiseInNotes } from '../domain/promises.ts';
import type { Body, BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';
import { hasRestrictedWords } from './restricted-words.ts';

/**
 * What notes promise for later meetings: each item of their lists or, where they have no list, each paragraph.
 * Paragraphs that only lead on to what follows ("… asked for:") promise nothing, nor does an action.
 */
export function promisesInBody(body: Body): readonly PromiseInNotes[] {
  const listItems = body.content.filter(isList).flatMap(({ content = [] }) => content);
  const promising =
    listItems.length > 0 ? listItems : body.content.filter(({ type }) => type === 'paragraph');
  return promising
    .map((node) => ({
      blockId: idIn(node),
      text: plainTextOf(node).trim(),
      isRestricted: hasRestrictedWords(node),
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text) && !text.endsWith(':'));
}

function isList({ type }: BodyNode): boolean {
  return type === 'bulletList' || type === 'letterList';
}

// Of a list item, the paragraph that it begins with is what has an id.
function idIn({ attrs, content = [] }: BodyNode): string | null {
  const id = attrs?.id ?? content[0]?.attrs?.id;
  return typeof id === 'string' ? id : null;
}
