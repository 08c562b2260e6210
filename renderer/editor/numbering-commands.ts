import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { isTransparent } from '../../shared/document/paragraph-numbering.ts';

/** Takes the paragraph at the caret out of the numbering, or back in. Only direct paragraphs are ever numbered. */
export function toggleNumbering(editor: Editor): boolean {
  const place = numberedParagraphAt(editor);
  if (!place) return false;
  const isUnnumbered = place.node.attrs.isUnnumbered !== true;
  const { state, view } = editor;
  const transaction = state.tr.setNodeMarkup(place.position, undefined, {
    ...place.node.attrs,
    isUnnumbered,
  });
  transaction.setSelection(
    TextSelection.create(transaction.doc, state.selection.anchor, state.selection.head),
  );
  view.dispatch(transaction);
  editor.commands.focus();
  return true;
}

export function numberedParagraphAt(
  editor: Editor,
): { readonly node: Node; readonly position: number } | null {
  const { $from } = editor.state.selection;
  const depth = $from.depth > 1 && isTransparent($from.node(1).type.name) ? 2 : 1;
  if ($from.depth < depth) return null;
  const node = $from.node(depth);
  return node.type.name === 'paragraph' ? { node, position: $from.before(depth) } : null;
}
