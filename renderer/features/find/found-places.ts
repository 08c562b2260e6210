import type { Node } from '@tiptap/pm/model';
import type { Finder, FoundWords } from '../../../shared/document/find-words.ts';

/** Words that were found, with the section that they stand in. */
export type FoundPlace = { readonly sectionId: string; readonly words: FoundWords };

/** A place in the document, from which the next or the previous words are meant. */
export type Anchor = { readonly sectionId: string; readonly position: number };

export type SearchedText = { readonly sectionId: string; readonly doc: Node };

/** Everything that is found, in reading order. */
export function foundInTexts(texts: readonly SearchedText[], find: Finder): readonly FoundPlace[] {
  return texts.flatMap(({ sectionId, doc }) => find(doc).map((words) => ({ sectionId, words })));
}

/** The first of them at an anchor or after it; past the last one the first of all. -1: nothing is found. */
export function indexAfter(
  found: readonly FoundPlace[],
  texts: readonly SearchedText[],
  anchor: Anchor | null,
): number {
  if (found.length === 0) return -1;
  if (anchor === null) return 0;
  const isAfter = afterIn(texts, anchor);
  const index = found.findIndex(({ sectionId, words }) => isAfter(sectionId, words.from));
  return Math.max(0, index);
}

/** The last of them before an anchor; before the first one the last of all. -1: nothing is found. */
export function indexBefore(
  found: readonly FoundPlace[],
  texts: readonly SearchedText[],
  anchor: Anchor | null,
): number {
  if (found.length === 0 || anchor === null) return found.length - 1;
  const isAfter = afterIn(texts, anchor);
  const index = found.findLastIndex(({ sectionId, words }) => !isAfter(sectionId, words.from));
  return index < 0 ? found.length - 1 : index;
}

function afterIn(
  texts: readonly SearchedText[],
  anchor: Anchor,
): (sectionId: string, position: number) => boolean {
  const order = new Map(texts.map(({ sectionId }, index) => [sectionId, index]));
  const at = order.get(anchor.sectionId) ?? -1;
  return (sectionId, position) => {
    const own = order.get(sectionId) ?? -1;
    return own > at || (own === at && position >= anchor.position);
  };
}
