import { closeHistory } from '@tiptap/pm/history';
import { expect, it } from 'vitest';
import { gatherActions } from '../../../renderer/editor/gather-actions.ts';
import { takeBack } from '../../../renderer/features/notes/changed-sections.ts';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import { anAction, aParagraph } from '../../support/builders/body-pieces.ts';

function gathered() {
  const test = aSectionEditor([anAction('Send it.'), aParagraph('Said.')]);
  const { editor } = test;
  const before = editor.state.doc.textContent;
  gatherActions(editor);
  const changed = [{ sectionId: 's', editor, after: editor.state.doc }];
  const undo = (): void => takeBack({ currentDoc: () => editor.state.doc }, changed);
  return { editor, before, undo, words: () => editor.state.doc.textContent };
}

it('a change is taken back where nothing was typed since', () => {
  const { before, undo, words } = gathered();
  undo();
  expect(words()).toBe(before);
});

it('what was typed and deleted since does not come back instead', () => {
  const { editor, undo, words } = gathered();
  const after = words();
  editor.view.dispatch(editor.state.tr.insertText('not to be said', 1));
  editor.view.dispatch(closeHistory(editor.state.tr).delete(1, 15));
  expect(words()).toBe(after);
  undo();
  expect(words()).toBe(after);
});
