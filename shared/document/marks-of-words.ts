import type { Mark, Node } from '@tiptap/pm/model';

/**
 * What words that take the place of others look like: the first of those, and restricted where any of those is. There are
 * none where no text is.
 */
export function marksOf(
  doc: Node,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Mark[] {
  const words: Node[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (node.isText) words.push(node);
  });
  const marks = words[0]?.marks ?? [];
  const restriction = words.map(restrictionIn).find((mark) => mark !== null) ?? null;
  return restriction === null ? marks : restriction.addToSet(marks);
}

/** The mark by which words are restricted, or null. */
export function restrictionIn({ marks }: Node): Mark | null {
  return marks.find(({ type }) => type.name === 'restricted') ?? null;
}
