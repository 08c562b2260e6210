import { TextSelection } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import { aParagraph } from '../../support/builders/body-pieces.ts';

it('words typed over two empty lines are undone, and both lines have ids of their own', () => {
  const test = aSectionEditor([aParagraph(), aParagraph()]);
  const { editor } = test;
  const selectAll = (): void => {
    const { doc, tr } = editor.state;
    editor.view.dispatch(
      tr.setSelection(TextSelection.between(doc.resolve(1), doc.resolve(doc.content.size - 1))),
    );
  };
  selectAll();
  editor.view.dispatch(editor.state.tr.insertText('z'));
  expect(editor.state.doc.textContent).toBe('z');
  selectAll();
  test.press('Mod-z');
  const ids = editor.state.doc.children.map(({ attrs }): unknown => attrs.id);
  expect(ids).toEqual([expect.any(String), expect.any(String)]);
  expect(new Set(ids).size).toBe(2);
});
