import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { replaceFound, type FoundWords, type ReplacedCount } from '../../shared/document/find-words.ts';
import { meantDeletion } from './deletion-intent.ts';
import { ownVersion } from './own-version.ts';
import { keepsMarks } from './restricted-words.ts';
import { redoAlone, undoAlone } from './section-history.ts';
import { withView } from './with-view.ts';

/** Replaces words in one section as one step of its own, on screen or not. */
export function replaceInSection(
  editor: Editor,
  found: readonly FoundWords[],
  replacement: string,
): ReplacedCount | null {
  let count: ReplacedCount | null = null;
  withView(editor, () => {
    const { state, view } = editor;
    const transaction = closeHistory(state.tr);
    for (const meaning of [meantDeletion, ownVersion, keepsMarks]) transaction.setMeta(meaning, true);
    count = replaceFound(transaction, found, replacement);
    if (!transaction.docChanged) return;
    view.dispatch(transaction);
    // What is typed next is a step of its own.
    view.dispatch(closeHistory(view.state.tr));
  });
  return count;
}

/** Undoes the last step of each of the sections. */
export function undoInSections(editors: readonly Editor[]): void {
  for (const editor of editors) withView(editor, () => undoAlone(editor));
}

/** Does again what was undone last in each of the sections. */
export function redoInSections(editors: readonly Editor[]): void {
  for (const editor of editors) withView(editor, () => redoAlone(editor));
}
