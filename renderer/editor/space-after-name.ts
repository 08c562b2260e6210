import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';

/** The place after the space that a name was put in with, until the text changes there. */
export const spaceAfterName = new PluginKey<number | null>('spaceAfterName');

const closing = /^[,.;:!?)\]'’”…]$/;

/** A name comes with a space after it: a space typed then makes no second one, and a comma takes its place. */
export const SpaceAfterName = Extension.create({
  name: 'spaceAfterName',
  addProseMirrorPlugins() {
    return [
      new Plugin<number | null>({
        key: spaceAfterName,
        state: {
          init: () => null,
          apply: (transaction, place) => {
            if (transaction.getMeta(spaceAfterName) === true) return transaction.selection.from;
            if (!transaction.docChanged || place === null) return place;
            // Block ids that are filled in change no word.
            return transaction.getMeta('appendedTransaction') ? transaction.mapping.map(place) : null;
          },
        },
        props: {
          handleTextInput(view, from, to, text) {
            if (from !== to || from !== spaceAfterName.getState(view.state)) return false;
            if (text === ' ') return true;
            if (!closing.test(text)) return false;
            view.dispatch(view.state.tr.insertText(text, from - 1, from));
            return true;
          },
        },
      }),
    ];
  },
});
