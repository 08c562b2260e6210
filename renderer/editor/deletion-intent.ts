// Which words a person deleted, and which merely went. A page's text can be wiped by a browser extension, a translation
// or a fault of ours; the core asks about words that go without a deed that is known here.

import { Extension } from '@tiptap/core';
import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { wordsOf } from './section-words.ts';

/** Set on the transaction of a command that deletes what the person sees (a table's row). */
export const meantDeletion = 'meantDeletion';

/** Typing or pasting over more words than this may be a slip, so that the person is asked. */
const mostWordsTypedOver = 200;
/** A deed shows in the text at once. What comes later is not its doing. */
const longestDeed = 1_000;

/** `deleting`: a key or command that deletes; `replacing`: something is put in the place of a selection. */
type Deed = { readonly kind: 'deleting' | 'replacing'; readonly at: number };

export type DeletionIntent = {
  readonly extension: Extension;
  /** How many words the person deleted by this transaction. */
  readonly deletedWords: (transaction: Transaction, after: Node) => number;
};

/** Watches the deeds in one editor. */
export function watchDeletions(): DeletionIntent {
  let deed: Deed | null = null;
  const begin = (kind: Deed['kind'] | null): false => {
    deed = kind === null ? null : { kind, at: performance.now() };
    return false;
  };
  const plugin = new Plugin({
    key: new PluginKey('deletionIntent'),
    props: {
      handleDOMEvents: {
        keydown: ({ state }, event) => begin(deedOfKey(event, state)),
        beforeinput: ({ state }, event) => begin(deedOfInput(event.inputType, state)),
        pointerdown: () => begin(null),
        blur: () => begin(null),
      },
    },
  });
  return {
    extension: Extension.create({ name: 'deletionIntent', addProseMirrorPlugins: () => [plugin] }),
    deletedWords(transaction, after) {
      if (!transaction.docChanged) return 0;
      const kind = kindOf(transaction) ?? kindOfDeed(deed);
      deed = null;
      if (kind === null) return 0;
      const words = Math.max(0, wordsOf(transaction.before) - wordsOf(after));
      return kind === 'replacing' && words > mostWordsTypedOver ? 0 : words;
    },
  };
}

function kindOfDeed(deed: Deed | null): Deed['kind'] | null {
  return deed !== null && performance.now() - deed.at <= longestDeed ? deed.kind : null;
}

/** What the transaction says of itself. */
function kindOf(transaction: Transaction): Deed['kind'] | null {
  if (isHistoryTransaction(transaction) || transaction.getMeta(meantDeletion) === true) return 'deleting';
  switch (transaction.getMeta('uiEvent')) {
    case 'cut':
      return 'deleting';
    case 'paste':
    case 'drop':
      return 'replacing';
    default:
      return null;
  }
}

function deedOfKey({ key, ctrlKey }: KeyboardEvent, state: EditorState): Deed['kind'] | null {
  // Ctrl H, D and K delete in a text on a Mac.
  if (key === 'Backspace' || key === 'Delete' || (ctrlKey && /^[hdk]$/i.test(key))) return 'deleting';
  return replacingIn(state);
}

function deedOfInput(inputType: string, state: EditorState): Deed['kind'] | null {
  return inputType.startsWith('delete') ? 'deleting' : replacingIn(state);
}

function replacingIn(state: EditorState): Deed['kind'] | null {
  return state.selection.empty ? null : 'replacing';
}
