import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { forbiddenCharacterAt, withoutForbiddenCharacters } from '../../shared/domain/text-rules.ts';

/**
 * Takes characters out that no Word file can hold, however they came in (typed, pasted, dropped): the core would refuse
 * the whole section because of one of them.
 */
export const CleanCharacters = Extension.create({
  name: 'cleanCharacters',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('cleanCharacters'),
        appendTransaction: (transactions, _before, state) => cleaned(transactions, state),
      }),
    ];
  },
});

function cleaned(transactions: readonly Transaction[], state: EditorState): Transaction | null {
  const range = changedRange(transactions);
  if (range === null) return null;
  const faults: { from: number; to: number; clean: string }[] = [];
  const to = Math.min(range.to, state.doc.content.size);
  state.doc.nodesBetween(Math.min(range.from, to), to, (node, position) => {
    if (node.text !== undefined && forbiddenCharacterAt(node.text) >= 0) {
      faults.push({
        from: position,
        to: position + node.nodeSize,
        clean: withoutForbiddenCharacters(node.text),
      });
    }
  });
  if (faults.length === 0) return null;
  const transaction = state.tr;
  for (const { from, to: end, clean } of faults.toReversed()) {
    if (clean === '') transaction.delete(from, end);
    else transaction.insertText(clean, from, end);
  }
  return transaction;
}

/** The part of the new document that these transactions touched. */
function changedRange(transactions: readonly Transaction[]): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = -1;
  for (const transaction of transactions) {
    for (const map of transaction.mapping.maps) {
      if (to >= 0) [from, to] = [map.map(from, -1), map.map(to, 1)];
      map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
        from = Math.min(from, newStart);
        to = Math.max(to, newEnd);
      });
    }
  }
  return to < 0 ? null : { from, to };
}
