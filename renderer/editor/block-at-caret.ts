import type { Editor } from '@tiptap/core';

/** The block at the caret: its id, if it has one, and its words. */
export function blockAtCaret(editor: Editor): { readonly id: string | null; readonly words: string } {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const block = $from.node(depth);
    const id: unknown = block.attrs['id'];
    if (typeof id === 'string') return { id, words: block.textContent };
  }
  return { id: null, words: $from.depth > 0 ? $from.node(1).textContent : '' };
}
