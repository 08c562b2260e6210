import { TextSelection } from '@tiptap/pm/state';
import type { FindOptions } from './find-options.ts';
import type { FindInPage } from './use-find-in-page.ts';

/** Puts the caret behind the words that were shown last, else where it was. `before`: what had the focus. */
export function giveCaretBack(
  { editor, liveId, page, activate, locked }: FindOptions,
  { here, rangeOf }: Pick<FindInPage, 'here' | 'rangeOf'>,
  before: Element | null,
): void {
  const focusBefore = (): void => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  if (locked !== null) {
    focusBefore();
    const range = here && rangeOf(here.sectionId, here.words);
    // A text that is only read has no caret: the words are selected in its place.
    if (range)
      getSelection()?.setBaseAndExtent(
        range.startContainer,
        range.startOffset,
        range.endContainer,
        range.endOffset,
      );
  } else if (editor !== null && (here === null || here.sectionId === liveId)) {
    if (here) {
      const { state, view } = editor;
      const caret = TextSelection.near(
        state.doc.resolve(Math.min(here.words.to, state.doc.content.size)),
        -1,
      );
      view.dispatch(state.tr.setSelection(caret).scrollIntoView());
    }
    editor.view.focus();
  } else if (here) {
    const scroll = page.current?.scrollTop ?? 0;
    activate(here.sectionId, { block: null, offset: 0, position: here.words.to, scroll });
  } else {
    focusBefore();
  }
}
