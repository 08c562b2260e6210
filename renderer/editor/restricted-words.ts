// Words that are not for the public: which they are, putting a restriction on and taking it off.

import { Extension, type Editor } from '@tiptap/core';
import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { announce } from '../ui/announcer.tsx';
import { wordRestriction } from '../../shared/document/restricted-words.ts';

type Range = { readonly from: number; readonly to: number };

/** What is at the caret or selected, for the dialog to ask about. */
export type RestrictionHere = {
  /** The reason that all of it is restricted for already; null: some of it is for the public. */
  readonly reason: string | null;
  readonly ranges: readonly Range[];
};

/**
 * What a restriction would be put on or taken off: the selection, widened to whole words; without one the restricted
 * passage at the caret, else the whole block. null: there are no words.
 */
export function restrictionHere({ selection, doc }: EditorState): RestrictionHere | null {
  const { $from, empty } = selection;
  const passage = empty ? passageAt($from) : null;
  if (passage) return { reason: reasonOf(passage.mark), ranges: [passage] };
  const ranges = empty
    ? [{ from: $from.start(), to: $from.end() }]
    : selection.ranges.map((range) => wholeWords(doc, range.$from, range.$to));
  const words = ranges.flatMap((range) => inlinesIn(doc, range));
  if (words.length === 0) return null;
  const [first, ...others] = words.map(restrictionIn);
  const isWhole = first != null && others.every((mark) => mark !== null);
  return { reason: isWhole ? reasonOf(first) : null, ranges };
}

/** Restricts what is at the caret or selected. False where there are no words. */
export function restrictWords(editor: Editor, reason: string): boolean {
  const here = restrictionHere(editor.state);
  const type = editor.schema.marks.restricted;
  if (!here || !type) return false;
  const { tr } = editor.state;
  for (const { from, to } of here.ranges) tr.addMark(from, to, type.create({ reason }));
  goOnBehind(editor.state, tr, here);
  editor.view.dispatch(tr.scrollIntoView());
  announce(`${wordRestriction(reason)}.`);
  return true;
}

/** Whoever has restricted some words of a line goes on behind them, in words that are for the public. */
function goOnBehind({ selection, schema }: EditorState, tr: Transaction, { ranges }: RestrictionHere): void {
  const [range, ...others] = ranges;
  const type = schema.marks.restricted;
  if (!type || !range || others.length > 0 || selection.empty) return;
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return;
  tr.setSelection(TextSelection.create(tr.doc, range.to));
  tr.setStoredMarks(type.removeFromSet(tr.doc.resolve(range.to).marks()));
}

/** Set on a transaction that says itself which of its words are restricted. */
export const keepsMarks = 'keepsMarks';

/** Gives what is at the caret or selected back to the public. */
export function liftRestriction(editor: Editor): boolean {
  const here = restrictionHere(editor.state);
  const type = editor.schema.marks.restricted;
  if (!here || !type) return false;
  const { tr } = editor.state;
  for (const { from, to } of here.ranges) tr.removeMark(from, to, type);
  editor.view.dispatch(tr.scrollIntoView());
  announce('No longer restricted.');
  return true;
}

/** The reason of the restricted passage that the caret is in; null: it is in none. */
export function reasonAtCaret({ selection: { $head } }: EditorState): string | null {
  const passage = passageAt($head);
  return passage === null ? null : reasonOf(passage.mark);
}

/** At the end of a restricted passage that ends its block: what is typed next is for the public. */
export function leaveRestriction(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  const type = state.schema.marks.restricted;
  if (!empty || !type || $from.nodeAfter !== null || state.storedMarks !== null) return false;
  const marks = $from.marks();
  if (!type.isInSet(marks)) return false;
  view.dispatch(state.tr.setStoredMarks(type.removeFromSet(marks)));
  announce('What you type now is not restricted.');
  return true;
}

const restrictedKey = new PluginKey('restrictedWords');

/** Keeps passages whole while they are edited, and says the reason of the one that the caret is in. */
export const RestrictedWords = Extension.create({
  name: 'restrictedWords',
  addProseMirrorPlugins: () => [restrictedWordsPlugin()],
});

export function restrictedWordsPlugin(): Plugin {
  return new Plugin({
    key: restrictedKey,
    appendTransaction: closeGaps,
    view: () => ({
      update: ({ state }, before) => {
        if (before.doc !== state.doc) return;
        const reason = reasonAtCaret(state);
        if (reason !== null && reason !== reasonAtCaret(before)) announce(`${wordRestriction(reason)}.`);
      },
    }),
  });
}

/**
 * A name, a figure or a pasted text that comes into the middle or to the end of a restricted passage is as restricted as
 * what is typed there. What comes back by undoing is what it was.
 */
function closeGaps(
  transactions: readonly Transaction[],
  before: EditorState,
  state: EditorState,
): Transaction | null {
  const type = state.schema.marks.restricted;
  const isLeft = before.storedMarks !== null && !type?.isInSet(before.storedMarks);
  const isSettled = transactions.some(
    (each) => each.getMeta('history$') !== undefined || each.getMeta(keepsMarks) === true,
  );
  if (!type || isLeft || isSettled) return null;
  const { tr } = state;
  for (const { from, to } of insertedBy(transactions)) {
    const [$from, $to] = [state.doc.resolve(from), state.doc.resolve(to)];
    if (!$from.parent.isTextblock || !$to.parent.isTextblock) continue;
    const mark = restrictionIn($from.nodeBefore);
    const isTypedOn =
      before.selection.empty || $to.nodeAfter === null || restrictionIn($to.nodeAfter) !== null;
    if (mark === null || !isTypedOn) continue;
    if (inlinesIn(state.doc, { from, to }).some((node) => restrictionIn(node) === null)) {
      tr.addMark(from, to, mark);
    }
  }
  return tr.docChanged ? tr : null;
}

/** Where the document has content that it did not have, in its places of now. */
function insertedBy(transactions: readonly Transaction[]): readonly Range[] {
  const maps = transactions.flatMap(({ mapping }) => mapping.maps);
  return maps.flatMap((map, index) => {
    const ranges: Range[] = [];
    map.forEach((_oldFrom, _oldTo, from, to) => {
      if (to <= from) return;
      const later = maps.slice(index + 1);
      ranges.push({
        from: later.reduce((place, each) => each.map(place, 1), from),
        to: later.reduce((place, each) => each.map(place, -1), to),
      });
    });
    return ranges.filter((range) => range.to > range.from);
  });
}

/** The run of restricted words, with the same reason, that the place is in or at the edge of. */
function passageAt($at: ResolvedPos): (Range & { readonly mark: Mark }) | null {
  const { parent } = $at;
  if (!parent.isTextblock) return null;
  const mark = restrictionIn($at.nodeBefore) ?? restrictionIn($at.nodeAfter);
  if (mark === null) return null;
  const isOfIt = (index: number): boolean => {
    const child = index >= 0 && index < parent.childCount ? parent.child(index) : null;
    return child !== null && mark.isInSet(child.marks);
  };
  let first = $at.index();
  if (!isOfIt(first) || ($at.textOffset === 0 && isOfIt(first - 1))) first -= 1;
  let last = first;
  while (isOfIt(first - 1)) first -= 1;
  while (isOfIt(last + 1)) last += 1;
  const placeOf = (index: number): number => {
    let place = $at.start();
    for (let before = 0; before < index; before += 1) place += parent.child(before).nodeSize;
    return place;
  };
  return { from: placeOf(first), to: placeOf(last + 1), mark };
}

const inWord = /[\p{L}\p{N}’'-]/u;

/** Never half a word; and the spaces around the words stay outside, so that what stands in their place stands apart. */
function wholeWords(doc: Node, $from: ResolvedPos, $to: ResolvedPos): Range {
  const characterAt = ($at: ResolvedPos, offset: number): string =>
    $at.parent.isTextblock ? $at.parent.textBetween(offset, offset + 1, null, '\uFFFC') : '';
  let start = $from.parentOffset;
  let end = $to.parentOffset;
  const at = ($at: ResolvedPos, offset: number): string =>
    offset < 0 || offset >= $at.parent.content.size ? '' : characterAt($at, offset);
  if (inWord.test(at($from, start))) while (inWord.test(at($from, start - 1))) start -= 1;
  if (inWord.test(at($to, end - 1))) while (inWord.test(at($to, end))) end += 1;
  const [first, last] = [$from.pos - $from.parentOffset, $to.pos - $to.parentOffset];
  while (/\s/.test(at($from, start)) && first + start < last + end) start += 1;
  while (/\s/.test(at($to, end - 1)) && first + start < last + end) end -= 1;
  const range = { from: first + start, to: last + end };
  return range.from < range.to && inlinesIn(doc, range).length > 0 ? range : { from: $from.pos, to: $to.pos };
}

function inlinesIn(doc: Node, { from, to }: Range): readonly Node[] {
  const inlines: Node[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline) inlines.push(node);
  });
  return inlines;
}

function restrictionIn(node: Node | null | undefined): Mark | null {
  return node?.marks.find(({ type }) => type.name === 'restricted') ?? null;
}

function reasonOf(mark: Mark): string {
  return String(mark.attrs.reason);
}
