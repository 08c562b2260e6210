import type { Editor } from '@tiptap/core';
import { blockAtCaret } from '../../editor/block-at-caret.ts';

const longestQuote = 120;

/** Where a comment will stand: a section, and as a rule one of its paragraphs. */
export type CommentPlace = {
  readonly sectionId: string;
  readonly blockId: string | null;
  readonly quote: string;
};

/** The paragraph at the caret. */
export function commentPlaceAt(sectionId: string, editor: Editor): CommentPlace {
  const { id, words } = blockAtCaret(editor);
  const quote = words.length <= longestQuote ? words : `${words.slice(0, longestQuote - 1).trimEnd()}…`;
  return { sectionId, blockId: id, quote };
}
