import { closeHistory, undo } from '@tiptap/pm/history';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { marksOf } from '../../../shared/document/marks-of-words.ts';
import { endsShortcut, shortcutAtEnd, type ShortAndFull } from '../../../shared/domain/typing-shortcuts.ts';
import { noText } from './marked-words.ts';

/** Where the caret is after a shortcut was expanded, until anything else happens. */
const shortcutsKey = new PluginKey<number | null>('typingShortcuts');

/** What was typed for short becomes its text with the space or stop that follows. Undo or Backspace takes it back. */
export function expandShortcuts(shortcuts: () => readonly ShortAndFull[]): Plugin<number | null> {
  return new Plugin<number | null>({
    key: shortcutsKey,
    state: {
      init: () => null,
      apply: (transaction, caret) => {
        const expanded: unknown = transaction.getMeta(shortcutsKey);
        if (typeof expanded === 'number') return expanded;
        if (!transaction.docChanged && !transaction.selectionSet) return caret;
        // Block ids that are filled in change no word.
        return transaction.getMeta('appendedTransaction') && caret !== null
          ? transaction.mapping.map(caret)
          : null;
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing || from !== to) return false;
        const steps = expansionOf(view.state, text, shortcuts());
        for (const step of steps) view.dispatch(step(view.state));
        return steps.length > 0;
      },
      handleKeyDown(view, event) {
        if (event.key !== 'Backspace' || event.ctrlKey || event.altKey || event.metaKey) return false;
        return takeBack(view.state, view.dispatch);
      },
    },
  });
}

type Step = (state: EditorState) => Transaction;

/**
 * What to do, one after the other, where a character expands a shortcut: the character as it is typed, the text in the
 * shortcut's place, and an end to it, so that it is undone by itself. Nothing where none is expanded.
 */
export function expansionOf(
  state: EditorState,
  character: string,
  shortcuts: readonly ShortAndFull[],
): readonly Step[] {
  const { $from, empty } = state.selection;
  if (!empty || shortcuts.length === 0 || !endsShortcut(character) || !$from.parent.isTextblock) return [];
  const found = shortcutAtEnd(textBefore($from), shortcuts);
  if (!found) return [];
  const from = $from.pos - found.typed.length;
  const node = state.doc.nodeAt(from);
  if (!node?.isText || $from.parent.type.name === 'reportLink') return [];
  let isLinked = false;
  state.doc.nodesBetween(from, $from.pos, ({ marks }) => {
    if (marks.some(({ type }) => type.name === 'link')) isLinked = true;
  });
  if (isLinked) return [];
  return [
    (before) => before.tr.insertText(character).scrollIntoView(),
    ({ tr, schema }) => {
      const end = from + found.typed.length;
      tr.replaceWith(from, end, schema.text(found.text, marksOf(tr.doc, { from, to: end })));
      return closeHistory(tr).setMeta(shortcutsKey, tr.selection.head).scrollIntoView();
    },
    ({ tr }) => closeHistory(tr),
  ];
}

/** Takes back the expansion that has just been made. False where there is none. */
export function takeBack(state: EditorState, dispatch: (transaction: Transaction) => void): boolean {
  const caret = shortcutsKey.getState(state) ?? null;
  if (caret === null || !state.selection.empty || state.selection.head !== caret) return false;
  return undo(state, dispatch);
}

function textBefore($at: ResolvedPos): string {
  return $at.parent.textBetween(Math.max(0, $at.parentOffset - 60), $at.parentOffset, null, noText);
}
