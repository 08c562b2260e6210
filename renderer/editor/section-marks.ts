import { letterMarkAt } from '../../shared/domain/letters.ts';
import type { LetterStyle } from '../../shared/domain/manner.ts';
import { isTransparent, numberParagraphs } from '../../shared/document/paragraph-numbering.ts';
import type { Node } from '@tiptap/pm/model';

// Numbers and letters are computed, never stored: what a section shows depends on the sections before it.

/** Where a section's own counting starts, and whether its paragraphs count at all. */
export type MarkStart = {
  readonly isNumbered: boolean;
  /** Paragraphs numbered before this section. */
  readonly paragraphsBefore: number;
  /** Actions lettered before this section under the same agenda item. */
  readonly actionsBefore: number;
  /** How the letters are written. */
  readonly letters: LetterStyle;
};

export const unmarked: MarkStart = {
  isNumbered: false,
  paragraphsBefore: 0,
  actionsBefore: 0,
  letters: 'a)',
};

export type SectionCounts = {
  /** Paragraphs that would carry a number if the section were numbered. */
  readonly paragraphs: number;
  readonly actions: number;
};

/** A block that its reader meets, with its place in the document. */
export type MarkedBlock = { readonly node: Node; readonly position: number };

/** The blocks of `readingBlocks` in an open document: those in standard wording stand for it. */
export function markedBlocks(doc: Node): readonly MarkedBlock[] {
  const blocks: MarkedBlock[] = [];
  doc.forEach((node, position) => {
    if (!isTransparent(node.type.name)) blocks.push({ node, position });
    else node.forEach((inner, offset) => blocks.push({ node: inner, position: position + 1 + offset }));
  });
  return blocks;
}

/** The mark of each of the `markedBlocks` ("12." or "b)"), or null. */
export function marksOf(doc: Node, start: MarkStart): readonly (string | null)[] {
  const blocks = markedBlocks(doc);
  const numbers = ownNumbers(blocks, start.isNumbered);
  let actions = start.actionsBefore;
  return numbers.map((number, index) => {
    if (blocks[index]?.node.type.name === 'action') {
      actions += 1;
      return letterMarkAt(actions - 1, start.letters);
    }
    return number === null ? null : `${start.paragraphsBefore + number}.`;
  });
}

export function countMarks(doc: Node): SectionCounts {
  const blocks = markedBlocks(doc);
  const actions = blocks.filter(({ node }) => node.type.name === 'action').length;
  const paragraphs = ownNumbers(blocks, true).filter((number) => number !== null).length;
  return { paragraphs, actions };
}

/** The rule of shared/document on the outline of the document: it looks at nothing below these blocks. */
function ownNumbers(blocks: readonly MarkedBlock[], isNumbered: boolean): readonly (number | null)[] {
  const outline = blocks.map(({ node }) => ({
    type: node.type.name,
    attrs: node.attrs,
    ...(node.childCount === 0 ? {} : { content: [{ type: 'text' }] }),
  }));
  const numbers = numberParagraphs([{ id: '', isNumbered, body: { type: 'doc', content: outline } }]);
  return numbers.get('') ?? [];
}
