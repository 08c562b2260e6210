// What a key, the toolbar, the insert menu and the command palette all do to the text. One function each.

import type { Editor } from '@tiptap/core';
import type { Node, NodeType } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { OwnerRef } from '../../shared/domain/actions.ts';
import { isOwnerRef } from '../../shared/document/refs.ts';
import { announce } from '../ui/announcer.tsx';
import { newHeading, placeAtEnd } from './gather-actions.ts';
import { leaveText } from './way-back.ts';

export function toggleBold(editor: Editor): boolean {
  return editor.chain().focus().toggleMark('bold').run();
}

export function toggleItalic(editor: Editor): boolean {
  return editor.chain().focus().toggleMark('italic').run();
}

export function toggleSubheading(editor: Editor): boolean {
  return keepsItsKind(editor) || editor.chain().focus().toggleNode('subheading', 'paragraph').run();
}

export function toggleBullets(editor: Editor): boolean {
  return keepsItsKind(editor) || editor.chain().focus().toggleList('bulletList', 'listItem').run();
}

export function toggleLetters(editor: Editor): boolean {
  return keepsItsKind(editor) || editor.chain().focus().toggleList('letterList', 'listItem').run();
}

/** Blocks that lose what they are, an owner or a date with it, when the lines around them become a list or a heading. */
const standing: Readonly<Record<string, string>> = {
  noteToSelf: 'A note to self',
  action: 'An action',
  decision: 'A decision',
};

/** What stands for more than its words stays what it is: nobody asked for anything else. True where there is such. */
function keepsItsKind({ state: { doc, selection } }: Editor): boolean {
  let name: string | undefined;
  doc.nodesBetween(selection.from, selection.to, ({ type, content }) => {
    if (content.size > 0) name ??= standing[type.name];
    return name === undefined;
  });
  if (name !== undefined) announce(`${name} stays one. Nothing was changed.`);
  return name !== undefined;
}

export function insertTable(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from } = state.selection;
  // A wording has no tables: it stays whole, and the table stands behind it.
  if ($from.depth > 0 && $from.node(1).type.name === 'standardWording') {
    const { paragraph } = state.schema.nodes;
    if (!paragraph) return false;
    const end = $from.after(1);
    const transaction = state.tr.insert(end, paragraph.create());
    view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end + 1)));
  }
  return editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
}

/** The action that the caret is in. */
export function actionAt(editor: Editor): { readonly node: Node; readonly position: number } | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === 'action') return { node, position: $from.before(depth) };
  }
  return null;
}

export function ownersOf(node: Node): readonly OwnerRef[] {
  const owners: unknown = node.attrs.owners;
  return Array.isArray(owners) ? owners.filter(isOwnerRef) : [];
}

export function setActionDetails(
  editor: Editor,
  details: { readonly owners?: readonly OwnerRef[]; readonly due?: string | null },
): boolean {
  const action = actionAt(editor);
  if (!action) return false;
  const { state, view } = editor;
  const transaction = state.tr.setNodeMarkup(action.position, undefined, {
    ...action.node.attrs,
    ...details,
  });
  // Changing what stands beside the words must not move the caret out of them.
  transaction.setSelection(TextSelection.create(transaction.doc, state.selection.from));
  view.dispatch(transaction);
  return true;
}

/** Adds an owner to the action at the caret; false where the caret is in no action. */
export function addOwner(editor: Editor, owner: OwnerRef): boolean {
  const action = actionAt(editor);
  if (!action) return false;
  const owners = ownersOf(action.node).filter(({ kind, id }) => kind !== owner.kind || id !== owner.id);
  return setActionDetails(editor, { owners: [...owners, owner] });
}

/**
 * A new action: the empty paragraph becomes one, else one is put after the block that the caret is in. `gathers`: it
 * goes to the end of the item, under "Actions:", and one key leads back.
 */
export function insertAction(editor: Editor, gathers: boolean): boolean {
  const type = editor.state.schema.nodes.action;
  if (!type) return false;
  putAction(editor, type.create(), gathers);
  return true;
}

export function putAction(editor: Editor, action: Node, gathers: boolean): void {
  const { state, view } = editor;
  if (!gathers) {
    putBlock(editor, action, 'end');
    return;
  }
  const place = placeAtEnd(state.doc);
  const transaction = state.tr.insert(place.action, action);
  const heading = newHeading(state.schema);
  if (place.heading !== null) transaction.insert(place.heading, heading);
  leaveText(transaction, state);
  const start = place.action + (place.heading === null ? 0 : heading.nodeSize);
  transaction.setSelection(TextSelection.create(transaction.doc, start + action.nodeSize - 1));
  view.dispatch(transaction.scrollIntoView());
  view.focus();
}

export function insertDecision(editor: Editor): boolean {
  return insertTextBlock(editor, 'decision');
}

export function insertNoteToSelf(editor: Editor): boolean {
  return insertTextBlock(editor, 'noteToSelf');
}

/** The paragraph at the caret as a quotation, or a quotation as paragraphs again; elsewhere a new one below. */
export function toggleQuotation(editor: Editor): boolean {
  const { quotation, paragraph } = editor.state.schema.nodes;
  if (!quotation || !paragraph) return false;
  const { $from } = editor.state.selection;
  const top = $from.depth > 0 ? $from.node(1).type : paragraph;
  if (top === quotation) return editor.chain().focus().lift('quotation').run();
  if (top === paragraph) return editor.chain().focus().wrapIn('quotation').run();
  putBlock(editor, quotation.create(null, paragraph.create()), 'start');
  return true;
}

export function insertExchange(editor: Editor): boolean {
  const { exchange, question, answer, paragraph } = editor.state.schema.nodes;
  if (!exchange || !question || !answer || !paragraph) return false;
  putBlock(
    editor,
    exchange.create(null, [
      question.create(null, paragraph.create()),
      answer.create(null, paragraph.create()),
    ]),
    'start',
  );
  return true;
}

function insertTextBlock(editor: Editor, name: string): boolean {
  const type: NodeType | undefined = editor.state.schema.nodes[name];
  if (!type) return false;
  putBlock(editor, type.create(), 'start');
  return true;
}

/** Puts a block in the place of the empty top-level paragraph at the caret, else after its top-level block. */
export function putBlock(editor: Editor, block: Node, caret: 'start' | 'end'): void {
  const { state, view } = editor;
  const { $from } = state.selection;
  const transaction: Transaction = state.tr;
  const top = $from.depth > 0 ? $from.node(1) : null;
  let position: number;
  if (top === null) {
    position = state.doc.content.size;
    transaction.insert(position, block);
  } else if (top.type.name === 'paragraph' && top.content.size === 0) {
    position = $from.before(1);
    transaction.replaceWith(position, $from.after(1), block);
  } else {
    position = $from.after(1);
    transaction.insert(position, block);
  }
  const place = caret === 'start' ? position + 1 : position + block.nodeSize - 1;
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(place), caret === 'start' ? 1 : -1));
  view.dispatch(transaction.scrollIntoView());
  // At once and not with the next frame: by then somebody may be elsewhere.
  view.focus();
}
