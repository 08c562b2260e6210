import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { marksOf } from '../../../shared/document/marks-of-words.ts';
import { keepsMarks } from '../restricted-words.ts';
import type { MarkedWord } from './marked-words.ts';

/**
 * Puts other words in a word's place, as one step to undo: in bold where it was, restricted where any of it was. The
 * caret comes behind them, or stays `beside` them where it is; in the word it comes behind them as well.
 */
export function replaceWord(
  editor: Editor,
  { from, to }: MarkedWord,
  words: string,
  caret: 'behind' | 'beside',
): void {
  const { state, view } = editor;
  const marks = marksOf(state.doc, { from, to });
  const tr = state.tr.replaceWith(from, to, state.schema.text(words, marks)).setMeta(keepsMarks, true);
  if (caret === 'behind') tr.setSelection(TextSelection.create(tr.doc, from + words.length));
  view.dispatch(closeHistory(tr).scrollIntoView());
  view.dispatch(closeHistory(editor.state.tr));
}
