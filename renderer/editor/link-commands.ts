// What the dialog and the toolbar do to links. Apart from the other commands: a caret is live without them.

import type { Editor } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { putBlock } from './section-commands.ts';

export function insertReportLink(editor: Editor, name: string, href: string): boolean {
  const { schema } = editor.state;
  const type = schema.nodes.reportLink;
  if (!type) return false;
  putBlock(editor, type.create({ href }, name === '' ? Fragment.empty : schema.text(name)), 'end');
  return true;
}

/** Puts a link on the selection, or its address as text where nothing is selected. */
export function setLink(editor: Editor, href: string, text: string): boolean {
  const { state, view } = editor;
  const type = state.schema.marks.link;
  if (!type) return false;
  const { from, to } = linkRangeAt(editor) ?? state.selection;
  const transaction = state.tr;
  const current = state.doc.textBetween(from, to, ' ');
  if (text !== current || from === to) transaction.insertText(text, from, to);
  const end = text !== current || from === to ? from + text.length : to;
  transaction
    .removeMark(from, end, type)
    .addMark(from, end, type.create({ href }))
    .setSelection(TextSelection.create(transaction.doc, end))
    .removeStoredMark(type);
  view.dispatch(transaction);
  editor.commands.focus();
  return true;
}

export function removeLink(editor: Editor): boolean {
  const range = linkRangeAt(editor);
  const type = editor.state.schema.marks.link;
  if (!range || !type) return false;
  editor.view.dispatch(editor.state.tr.removeMark(range.from, range.to, type));
  editor.commands.focus();
  return true;
}

/** The whole link that the caret is in, with its address. */
export function linkRangeAt(
  editor: Editor,
): { readonly from: number; readonly to: number; readonly href: string } | null {
  const { selection, schema } = editor.state;
  const type = schema.marks.link;
  const { $from } = selection;
  if (!type || !$from.parent.isTextblock) return null;
  const mark =
    type.isInSet($from.marks()) ?? ($from.nodeAfter ? type.isInSet($from.nodeAfter.marks) : undefined);
  if (!mark) return null;
  const isLinked = (index: number): boolean => {
    const child = index >= 0 && index < $from.parent.childCount ? $from.parent.child(index) : null;
    return child !== null && mark.isInSet(child.marks);
  };
  let first = $from.index();
  if (!isLinked(first)) first -= 1;
  let last = first;
  while (isLinked(first - 1)) first -= 1;
  while (isLinked(last + 1)) last += 1;
  let from = $from.start();
  for (let index = 0; index < first; index += 1) from += $from.parent.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index += 1) to += $from.parent.child(index).nodeSize;
  return { from, to, href: String(mark.attrs.href) };
}
