import type { Body } from './body.ts';

export type NumberedSection = { readonly id: string; readonly isNumbered: boolean; readonly body: Body };

/**
 * The paragraph numbers of a cover paper: 1, 2, 3 … continuously through all numbered sections, for the direct
 * paragraphs of a section that have words. Bullets, letters, tables and sub-headings carry none, and neither does a
 * paragraph taken out of the numbering. The result is one list a section, one entry a top-level block.
 */
export function numberParagraphs(
  sections: readonly NumberedSection[],
): ReadonlyMap<string, readonly (number | null)[]> {
  let last = 0;
  return new Map(
    sections.map(({ id, isNumbered, body }) => [
      id,
      body.content.map((block) => {
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
