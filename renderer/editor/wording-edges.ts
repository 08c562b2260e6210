// The edges of standard wording in the text. Somebody who writes must not notice that there is a block: lines are made,
// joined and deleted across its edges as anywhere, and two wordings never become one.

import { Extension, type Editor } from '@tiptap/core';
import { joinTextblockBackward, joinTextblockForward } from '@tiptap/pm/commands';
import { Fragment, Slice, type Node, type ResolvedPos } from '@tiptap/pm/model';
import {
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from '@tiptap/pm/state';
import { liftTarget } from '@tiptap/pm/transform';

export const WordingEdges = Extension.create({
  name: 'wordingEdges',
  addKeyboardShortcuts() {
    const { editor } = this;
    if (!editor.schema.nodes.standardWording) return {};
    return {
      Enter: () => newLine(editor),
      Backspace: () => deleteBackward(editor),
      Delete: () => deleteForward(editor),
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('wordingEdges'),
      props: { transformCopied: (slice, view) => withoutPartOfWording(slice, view.state) },
    }),
  ],
});

/** Enter at the very start makes a line above the wording; on an empty last line it leaves it. */
function newLine(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const { paragraph } = state.schema.nodes;
  if (!empty || !paragraph || $from.depth !== 2 || !isWording($from.node(1))) return false;
  const block = $from.node(1);
  const transaction = state.tr;
  if ($from.parent.content.size > 0) {
    if (!isAtStart($from)) return false;
    transaction.insert($from.before(1), paragraph.create());
  } else if ($from.index(1) < block.childCount - 1) {
    transaction.insert($from.after(), paragraph.create());
    transaction.setSelection(TextSelection.create(transaction.doc, $from.after() + 1));
  } else {
    const isOnly = block.childCount === 1;
    if (!isOnly) transaction.delete($from.before(), $from.after());
    const start = isOnly ? $from.before(1) : transaction.mapping.map($from.after(1));
    transaction.replaceWith(start, isOnly ? $from.after(1) : start, paragraph.create());
    transaction.setSelection(TextSelection.create(transaction.doc, start + 1));
  }
  view.dispatch(transaction.scrollIntoView());
  return true;
}

function deleteBackward(editor: Editor): boolean {
  const { state, view } = editor;
  const dispatch = (transaction: Transaction): void => view.dispatch(transaction);
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth < 1) return false;
  const before = $from.index(0) === 0 ? null : state.doc.child($from.index(0) - 1);
  if (isWording($from.node(1))) {
    if (!isAtStart($from) || before === null) return false;
    if (isEmptyLine(before)) {
      const end = $from.before(1);
      view.dispatch(state.tr.delete(end - before.nodeSize, end).scrollIntoView());
      return true;
    }
    if (isWording(before)) return lift(editor, $from);
    return $from.depth === 2 && before.isTextblock && joinTextblockBackward(state, dispatch);
  }
  return $from.depth === 1 && isWording(before) && joinTextblockBackward(state, dispatch);
}

function deleteForward(editor: Editor): boolean {
  const { state, view } = editor;
  const dispatch = (transaction: Transaction): void => view.dispatch(transaction);
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 1 || $from.parentOffset < $from.parent.content.size) return false;
  const after = state.doc.maybeChild($from.index(0) + 1);
  if (isWording($from.node(1))) {
    if (!isAtEnd($from) || after === null) return false;
    if (isWording(after)) return lift(editor, Selection.near(state.doc.resolve($from.after(1) + 1)).$from);
    return $from.depth === 2 && after.isTextblock && joinTextblockForward(state, dispatch);
  }
  if ($from.depth > 1 || !isWording(after)) return false;
  if (!isEmptyLine($from.parent)) return joinTextblockForward(state, dispatch);
  view.dispatch(state.tr.delete($from.before(), $from.after()).scrollIntoView());
  return true;
}

/** Takes the line or list out of its wording; no word goes. */
function lift({ state, view }: Editor, $at: ResolvedPos): boolean {
  const range = $at.blockRange($at, isWording);
  const target = range && liftTarget(range);
  if (!range || target === null) return false;
  view.dispatch(state.tr.lift(range, target).scrollIntoView());
  return true;
}

/** A whole wording is copied with its link; words out of one are words like any other. */
function withoutPartOfWording(slice: Slice, { selection: { $from, $to } }: EditorState): Slice {
  const isFirstWhole = $from.depth === 0 || isAtStart($from);
  const isLastWhole = $to.depth === 0 || isAtEnd($to);
  const { content, openStart, openEnd } = slice;
  const last = content.childCount - 1;
  const isOneBlock = last === 0;
  const isStartCut = openStart > 0 && (!isFirstWhole || (isOneBlock && !isLastWhole));
  const isEndCut = openEnd > 0 && (!isLastWhole || (isOneBlock && !isFirstWhole));
  const opensStart = isStartCut && isWording(content.firstChild);
  const opensEnd = isEndCut && isWording(content.lastChild);
  if (!opensStart && !opensEnd) return slice;
  const blocks: Node[] = [];
  content.forEach((block, _offset, index) => {
    const isOpened = (index === 0 && opensStart) || (index === last && opensEnd);
    if (isOpened) block.forEach((inner) => blocks.push(inner));
    else blocks.push(block);
  });
  return new Slice(
    Fragment.from(blocks),
    Math.max(0, openStart - (opensStart || (isOneBlock && opensEnd) ? 1 : 0)),
    Math.max(0, openEnd - (opensEnd || (isOneBlock && opensStart) ? 1 : 0)),
  );
}

/** Whether nothing of the top-level block stands before the place. */
function isAtStart($at: ResolvedPos): boolean {
  return $at.parentOffset === 0 && depthsOf($at).every((depth) => $at.index(depth) === 0);
}

function isAtEnd($at: ResolvedPos): boolean {
  return (
    $at.parentOffset === $at.parent.content.size &&
    depthsOf($at).every((depth) => $at.index(depth) === $at.node(depth).childCount - 1)
  );
}

/** The depths between the top-level block and the line itself. */
function depthsOf($at: ResolvedPos): readonly number[] {
  return Array.from({ length: Math.max(0, $at.depth - 1) }, (_, index) => index + 1);
}

function isWording(node: Node | null): boolean {
  return node?.type.name === 'standardWording';
}

function isEmptyLine(node: Node): boolean {
  return node.type.name === 'paragraph' && node.content.size === 0;
}
