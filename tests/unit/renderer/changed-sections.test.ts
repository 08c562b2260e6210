import { closeHistory } from '@tiptap/pm/history';
import { expect, it } from 'vitest';
import { gatherActions } from '../../../renderer/editor/gather-actions.ts';
import {
  takeBack,
  takeBackOne,
  type SingleChange,
} from '../../../renderer/features/notes/changed-sections.ts';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import { anAction, aParagraph } from '../../support/builders/body-pieces.ts';

function gathered() {
  const test = aSectionEditor([anAction('Send it.'), aParagraph('Said.')]);
  const { editor } = test;
  const before = editor.state.doc.textContent;
  gatherActions(editor);
  const changed = [{ sectionId: 's', editor, after: editor.state.doc }];
  const undo = (): void => void takeBack({ currentDoc: () => editor.state.doc }, changed);
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

/** A text from which three words were taken out, each for itself. */
function thriceChanged() {
  const { editor } = aSectionEditor([aParagraph('one two three four')]);
  const session = { currentDoc: () => editor.state.doc };
  const changes = ['two ', 'four', 'one '].map((words): SingleChange => {
    const before = editor.state.doc;
    const from = before.textContent.indexOf(words) + 1;
    editor.view.dispatch(closeHistory(editor.state.tr).delete(from, from + words.length));
    return { sectionId: 's', editor, before, after: editor.state.doc };
  });
  return { editor, session, changes, words: () => editor.state.doc.textContent };
}

it('changes of one section are taken back one by one, the last first, until there are none', () => {
  const { session, changes, words } = thriceChanged();
  expect(words()).toBe('three ');
  let left: readonly SingleChange[] = changes;
  const said: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const { isBack, changes: others } = takeBackOne(session, left);
    said.push(`${isBack} ${words()}`);
    left = others;
  }
  expect(said).toEqual([
    'true one three ',
    'true one three four',
    'true one two three four',
    'false one two three four',
  ]);
});

it('one that others followed stays, and so does one after which something was typed', () => {
  const { editor, session, changes, words } = thriceChanged();
  const earlier = takeBackOne(session, changes, changes[1]);
  expect([earlier.isBack, words()]).toEqual([false, 'three ']);
  editor.view.dispatch(closeHistory(editor.state.tr).insertText('and ', 1));
  let { changes: left } = earlier;
  while (left.length > 0) {
    const { isBack, changes: others } = takeBackOne(session, left);
    expect([isBack, words()]).toEqual([false, 'and three ']);
    left = others;
  }
});
