// A table is no trap: below it there is always a line to write on, and ↑ from its first row makes one above it.

import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';

export const LineAfterTable = Extension.create({
  name: 'lineAfterTable',
  // Before the table's own keys.
  priority: 1_000,
  addKeyboardShortcuts() {
    return { ArrowUp: () => lineAbove(this.editor) };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('lineAfterTable'),
      appendTransaction: (transactions, _before, { tr }) =>
        transactions.some(({ docChanged }) => docChanged) ? withLines(tr) : null,
    }),
  ],
});

/** A text from the store that ends with a table: its line is there before the caret is, and is no edit of anybody's. */
export function addLinesAfterTables({ state, view }: Editor): void {
  const lines = withLines(state.tr);
  if (lines) view.dispatch(lines.setMeta('addToHistory', false));
}

/** An empty line below every table that nothing, or another table, stands below. */
function withLines(transaction: Transaction): Transaction | null {
  const { doc } = transaction;
  const { paragraph } = doc.type.schema.nodes;
  const ends: number[] = [];
  doc.forEach((block, position, index) => {
    const next = doc.maybeChild(index + 1);
    if (isTable(block) && (next === null || isTable(next))) ends.push(position + block.nodeSize);
  });
  if (ends.length === 0 || !paragraph) return null;
  // From the end, so that none moves a place that is still to come.
  for (const end of ends.reverse()) transaction.insert(end, paragraph.create());
  return transaction;
}

function lineAbove({ state, view }: Editor): boolean {
  const { $from, empty } = state.selection;
  const { paragraph } = state.schema.nodes;
  if (!empty || !paragraph || !isTable($from.node(1))) return false;
  for (let depth = 0; depth < $from.depth; depth += 1) {
    // Depth 2 is the row: each of its cells will do.
    if (depth !== 2 && $from.index(depth) > 0) return false;
  }
  if (!view.endOfTextblock('up')) return false;
  const transaction = state.tr.insert(0, paragraph.create());
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, 1)).scrollIntoView());
  return true;
}

function isTable(node: Node | undefined): boolean {
  return node?.type.name === 'table';
}
