// The first time that the notes name somebody in full, every later time in short form.

import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { meantDeletion } from './deletion-intent.ts';
import type { NameBook } from './name-book.ts';
import { keepsMarks } from './restricted-words.ts';
import { withView } from './with-view.ts';

export type MentionChange = {
  readonly position: number;
  readonly personId: string;
  readonly isInFull: boolean;
};

/**
 * What has to change in the texts of a document, in their order, for each. What is restricted is not in a public file, so
 * that it is no first mention; it is named in short form. Who is known by nothing but a name is left alone.
 */
export function changesOfMentions(
  texts: readonly { readonly doc: Node; readonly isRestricted: boolean }[],
  names: NameBook,
): readonly (readonly MentionChange[])[] {
  const named = new Set<string>();
  return texts.map(({ doc, isRestricted: isWhole }) => {
    const changes: MentionChange[] = [];
    doc.descendants((node, position) => {
      // In no file, so that nobody is named there.
      if (node.type.name === 'noteToSelf') return false;
      if (node.type.name !== 'person' || typeof node.attrs.personId !== 'string') return true;
      const { personId } = node.attrs;
      const full = names.personInText(personId, true);
      if (full === null || full === names.personInText(personId, false)) return true;
      const isRestricted = isWhole || node.marks.some(({ type }) => type.name === 'restricted');
      const isInFull = !isRestricted && !named.has(personId);
      if (!isRestricted) named.add(personId);
      if (node.attrs.isInFull !== isInFull) changes.push({ position, personId, isInFull });
      return true;
    });
    return changes;
  });
}

/** Makes the changes of one text as one step that can be undone. */
export function changeMentions(editor: Editor, changes: readonly MentionChange[], names: NameBook): void {
  withView(editor, () => {
    const { state, view } = editor;
    const transaction = closeHistory(state.tr).setMeta(meantDeletion, true).setMeta(keepsMarks, true);
    for (const { position, personId, isInFull } of changes) {
      const label = names.personInText(personId, isInFull) ?? '';
      // A person is one place in the text, so that the places behind it stay.
      transaction.setNodeMarkup(position, undefined, { personId, isInFull, label });
    }
    view.dispatch(transaction);
  });
}
