import type { Body, BodyNode } from './body.ts';

export type NumberedSection = { readonly id: string; readonly isNumbered: boolean; readonly body: Body };

/** A block with the way to it from the top of its body ("3", or "3.1" inside standard wording). */
export type ReadingBlock = { readonly block: BodyNode; readonly path: string };

/** The blocks of a section as its reader meets them: standard wording is its paragraphs, as if nothing held them. */
export function readingBlocks({ content = [] }: Pick<BodyNode, 'content'>): readonly ReadingBlock[] {
  return content.flatMap((block, index) =>
    isTransparent(block.type)
      ? (block.content ?? []).map((inner, place) => ({ block: inner, path: `${index}.${place}` }))
      : [{ block, path: String(index) }],
  );
}

/** Whether a block is nothing to a reader but what is in it. */
export function isTransparent(type: string): boolean {
  return type === 'standardWording';
}

/**
 * The paragraph numbers of a cover paper: 1, 2, 3 … continuously through all numbered sections, for the direct
 * paragraphs of a section that have words, those of standard wording among them. Bullets, letters, tables and
 * sub-headings carry none, and neither does a paragraph taken out of the numbering. The result is one list a section,
 * one entry for each of its `readingBlocks`.
 */
export function numberParagraphs(
  sections: readonly NumberedSection[],
): ReadonlyMap<string, readonly (number | null)[]> {
  let last = 0;
  return new Map(
    sections.map(({ id, isNumbered, body }) => [
      id,
      readingBlocks(body).map(({ block }) => {
        const counts =
          isNumbered &&
          block.type === 'paragraph' &&
          block.attrs?.isUnnumbered !== true &&
          (block.content ?? []).length > 0;
        if (!counts) return null;
        last += 1;
        return last;
      }),
    ]),
  );
}
