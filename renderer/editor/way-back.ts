// Where the text was left for an action that is written elsewhere in the section: one key goes back there.

import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { announce } from '../ui/announcer.tsx';

const wayBackKey = new PluginKey<number | null>('wayBack');

export const WayBack = Extension.create({
  name: 'wayBack',
  addProseMirrorPlugins: () => [wayBackPlugin()],
  addKeyboardShortcuts() {
    return { 'Alt-Shift-z': () => goBack(this.editor) };
  },
});

function wayBackPlugin(): Plugin<number | null> {
  return new Plugin<number | null>({
    key: wayBackKey,
    state: {
      init: () => null,
      apply: (transaction, place) => {
        const set = transaction.getMeta(wayBackKey) as number | null | undefined;
        if (set !== undefined) return set;
        return place === null ? null : transaction.mapping.map(place, -1);
      },
    },
  });
}

/** Keeps where the caret is before this transaction moves it. From action to action the way leads back to the text. */
export function leaveText(transaction: Transaction, state: EditorState): Transaction {
  const { $head, head } = state.selection;
  const isInAction = $head.parent.type.name === 'action';
  const known = isInAction ? (wayBackKey.getState(state) ?? null) : null;
  return transaction.setMeta(wayBackKey, transaction.mapping.map(known ?? head, -1));
}

/** Puts the caret where it was before the action was begun. False where it has not left. */
function goBack({ state, view }: Pick<Editor, 'state' | 'view'>): boolean {
  const place = wayBackKey.getState(state) ?? null;
  if (place === null) return false;
  const $place = state.doc.resolve(Math.min(place, state.doc.content.size));
  view.dispatch(
    state.tr.setSelection(TextSelection.near($place, -1)).setMeta(wayBackKey, null).scrollIntoView(),
  );
  announce('Back in the text');
  return true;
}
