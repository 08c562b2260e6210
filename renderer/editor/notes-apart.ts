// Notes to self and the text around them never run into each other: no word of a note gets into the record because
// something between the two was deleted, and no word of the record into a note. What is copied or dragged of both goes
// without the notes: it may be meant for a letter.

import { Extension } from '@tiptap/core';
import { isHistoryTransaction } from '@tiptap/pm/history';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Selection, type Transaction } from '@tiptap/pm/state';

export const NotesApart = Extension.create({
  name: 'notesApart',
  addProseMirrorPlugins: () => [notesApartPlugin()],
});

function notesApartPlugin(): Plugin {
  // What is cut goes whole, to be put elsewhere in the text. So does what is dragged, where it is dropped in the text.
  let taken: 'copied' | 'cut' | 'dragged' = 'cut';
  let whole: Slice | null = null;
  const begin = (how: typeof taken): false => {
    taken = how;
    whole = null;
    return false;
  };
  return new Plugin({
    key: new PluginKey('notesApart'),
    props: {
      handleDOMEvents: {
        copy: () => begin('copied'),
        cut: () => begin('cut'),
        dragstart: () => begin('dragged'),
        drop: (view) => {
          if (view.dragging && whole) view.dragging = { ...view.dragging, slice: whole };
          return false;
        },
      },
      transformCopied: (slice) => {
        if (taken === 'cut') return slice;
        if (taken === 'dragged') whole = slice;
        return withoutNotes(slice);
      },
      transformPasted: (slice, view) => pastedApart(slice, view.dragging ? null : view.state.selection),
    },
    appendTransaction: (transactions, _before, after) => {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      return partedAgain(transactions, after);
    },
  });
}

/** Nothing but notes is copied as it is. */
function withoutNotes(slice: Slice): Slice {
  const { content, openStart, openEnd } = slice;
  const blocks: Node[] = [];
  content.forEach((block) => {
    if (!isNote(block)) blocks.push(block);
  });
  if (blocks.length === 0 || blocks.length === content.childCount) return slice;
  const [start, end] = [content.firstChild === blocks[0], content.lastChild === blocks.at(-1)];
  return new Slice(Fragment.fromArray(blocks), start ? openStart : 0, end ? openEnd : 0);
}

/**
 * What is pasted runs on in the line that it comes into. Not so a note in a line of the record, nor several lines of the
 * record in a note, whose rest would go on behind the last of them: these stand as blocks of their own. `place`: where it
 * comes to; null where that is not known yet.
 */
function pastedApart(slice: Slice, place: Pick<Selection, '$from' | '$to'> | null): Slice {
  const { content, openStart, openEnd } = slice;
  const isOneLine = content.childCount === 1;
  const runsOn = (edge: Node | null, into: Node | undefined): boolean => {
    if (edge === null || !edge.isBlock || isNote(edge) === (into !== undefined && isNote(into))) return true;
    return !isNote(edge) && ((isOneLine && edge.isTextblock) || !isSound(edge));
  };
  const [start, end] = [
    runsOn(content.firstChild, place?.$from.parent),
    runsOn(content.lastChild, place?.$to.parent),
  ];
  return start && end ? slice : new Slice(content, start ? openStart : 0, end ? openEnd : 0);
}

/** Whether a block can stand by itself: of one that was cut into, something that it needs may be missing. */
function isSound(block: Node): boolean {
  try {
    block.check();
    return true;
  } catch {
    return false;
  }
}

/** A deletion from a note into the text around it, or the other way: what is left of the second stands alone again. */
function partedAgain(transactions: readonly Transaction[], { tr }: EditorState): Transaction | null {
  // From the end, so that none moves a place that is still to come.
  const places = transactions
    .flatMap((transaction, index) => joinsIn(transaction, transactions.slice(index + 1)))
    .toSorted((one, other) => other.position - one.position);
  for (const { position, kept } of places) {
    const $at = tr.doc.resolve(position);
    const { parent } = $at;
    // What stands alone already, or has nothing left to stand.
    if (!parent.isTextblock || isNote(parent) === isNote(kept)) continue;
    if ($at.parentOffset === parent.content.size) continue;
    const rest = parent.content.cut($at.parentOffset);
    // Both are of the text's own blocks, whatever the first one stands in.
    tr.insert($at.after(1), kept.type.create(kept.attrs, rest));
    const isNothingLeft = $at.depth === 1 && $at.parentOffset === 0;
    if (isNothingLeft) tr.delete($at.before(), $at.after());
    else tr.delete(position, $at.end());
  }
  return tr.docChanged ? tr : null;
}

type Join = {
  /** Where what is left of the second block begins. */
  readonly position: number;
  readonly kept: Node;
};

function joinsIn(transaction: Transaction, later: readonly Transaction[]): readonly Join[] {
  if (isHistoryTransaction(transaction)) return [];
  const joins: Join[] = [];
  for (const [index, step] of transaction.steps.entries()) {
    const before = transaction.docs[index];
    step.getMap().forEach((from, to) => {
      if (!before) return;
      const [$from, $to] = [before.resolve(from), before.resolve(to)];
      const [first, second] = [blockAt($from.parent), blockAt($to.parent)];
      if (!first || !second || $from.sameParent($to) || isNote(first) === isNote(second)) return;
      const here = transaction.mapping.slice(index).map(to, 1);
      joins.push({ position: later.reduce((at, { mapping }) => mapping.map(at, 1), here), kept: second });
    });
  }
  return joins;
}

function blockAt(node: Node): Node | null {
  return node.isTextblock ? node : null;
}

function isNote(node: Node): boolean {
  return node.type.name === 'noteToSelf';
}
