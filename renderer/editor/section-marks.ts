import { letterAt } from '../../shared/domain/letters.ts';
import { numberParagraphs } from '../../shared/document/paragraph-numbering.ts';
import type { Node } from '@tiptap/pm/model';

// Numbers and letters are computed, never stored: what a section shows depends on the sections before it.

/** Where a section's own counting starts, and whether its paragraphs count at all. */
export type MarkStart = {
  readonly isNumbered: boolean;
  /** Paragraphs numbered before this section. */
  readonly paragraphsBefore: number;
  /** Actions lettered before this section under the same agenda item. */
  readonly actionsBefore: number;
};

export const unmarked: MarkStart = { isNumbered: false, paragraphsBefore: 0, actionsBefore: 0 };

export type SectionCounts = {
  /** Paragraphs that would carry a number if the section were numbered. */
  readonly paragraphs: number;
  readonly actions: number;
};

/** The mark of each top-level block ("12." or "b)"), or null. */
export function marksOf(doc: Node, start: MarkStart): readonly (string | null)[] {
  const numbers = ownNumbers(doc, start.isNumbered);
  let actions = start.actionsBefore;
  return numbers.map((number, index) => {
    if (doc.child(index).type.name === 'action') {
      actions += 1;
      return `${letterAt(actions - 1)})`;
    }
    return number === null ? null : `${start.paragraphsBefore + number}.`;
  });
}

export function countMarks(doc: Node): SectionCounts {
  let actions = 0;
  doc.forEach((block) => {
    if (block.type.name === 'action') actions += 1;
  });
  const paragraphs = ownNumbers(doc, true).filter((number) => number !== null).length;
  return { paragraphs, actions };
}

/** The rule of shared/document on the outline of the document: it looks at nothing below the top-level blocks. */
function ownNumbers(doc: Node, isNumbered: boolean): readonly (number | null)[] {
  const outline = Array.from({ length: doc.childCount }, (_, index) => {
    const block = doc.child(index);
    return {
      type: block.type.name,
      attrs: block.attrs,
      ...(block.childCount === 0 ? {} : { content: [{ type: 'text' }] }),
    };
  });
  const numbers = numberParagraphs([{ id: '', isNumbered, body: { type: 'doc', content: outline } }]);
  return numbers.get('') ?? [];
}
