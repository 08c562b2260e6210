// What the wording panel does to the text: each of them one step of undo.

import type { Editor } from '@tiptap/core';
import type { Mark, Node, Schema } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { BodyNode } from '../../shared/document/body.ts';
import { meantDeletion } from './deletion-intent.ts';
import { putBlock } from './section-commands.ts';

/** A wording as a paper takes it over: its blocks with their fields filled, and the digest of these. */
export type WordingCopy = {
  readonly wordingId: string;
  readonly digest: string;
  readonly blocks: readonly BodyNode[];
};

/** Puts a copy at the caret: in the place of an empty paragraph, else after the block that the caret is in. */
export function insertWording(editor: Editor, copy: WordingCopy): boolean {
  const block = blockOf(editor.schema, copy, null);
  if (!block) return false;
  putBlock(editor, block, 'end');
  return true;
}

/** Puts the library's text in the place of a copy's own. */
export function takeWording(editor: Editor, blockId: string, copy: WordingCopy): boolean {
  const place = blockAt(editor, blockId);
  const block = blockOf(editor.schema, copy, blockId);
  if (!place || !block) return false;
  const { state, view } = editor;
  const transaction = state.tr.replaceWith(place.position, place.position + place.node.nodeSize, block);
  // Nobody knows which of the new words say what was restricted: until somebody does, all of them are.
  const restricted = firstRestriction(place.node);
  if (restricted) {
    transaction.addMark(place.position, place.position + block.nodeSize, restricted);
  }
  transaction.setSelection(Selection.near(transaction.doc.resolve(place.position + 1)));
  // Whoever takes the library's text means the words to go that it does not have.
  view.dispatch(transaction.setMeta(meantDeletion, true).scrollIntoView());
  return true;
}

/** Leaves a copy as it is, and has it count as compared with the library's text of now. */
export function keepWording(editor: Editor, blockId: string, digest: string): boolean {
  const place = blockAt(editor, blockId);
  if (!place) return false;
  const { state, view } = editor;
  const { position, node } = place;
  view.dispatch(state.tr.setNodeMarkup(position, undefined, { ...node.attrs, digest }));
  return true;
}

/** Puts the caret at the start of a copy. */
export function goToWording(editor: Editor, blockId: string): boolean {
  const place = blockAt(editor, blockId);
  if (!place) return false;
  const { state, view } = editor;
  const caret = Selection.near(state.doc.resolve(place.position + 1));
  view.dispatch(state.tr.setSelection(caret).scrollIntoView());
  view.focus();
  return true;
}

function firstRestriction(block: Node): Mark | null {
  let found: Mark | null = null;
  block.descendants((node) => {
    found ??= node.marks.find(({ type }) => type.name === 'restricted') ?? null;
  });
  return found;
}

function blockOf(schema: Schema, { wordingId, digest, blocks }: WordingCopy, id: string | null): Node | null {
  const type = schema.nodes.standardWording;
  if (!type || blocks.length === 0) return null;
  return type.create(
    { id, wordingId, digest },
    blocks.map((block) => schema.nodeFromJSON(block)),
  );
}

function blockAt(editor: Editor, id: string): { readonly node: Node; readonly position: number } | null {
  let found: { readonly node: Node; readonly position: number } | null = null;
  editor.state.doc.forEach((node, position) => {
    if (node.type.name === 'standardWording' && node.attrs.id === id) found ??= { node, position };
  });
  return found;
}
