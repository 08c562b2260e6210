import { TextSelection, type PluginSpec } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { aSectionEditor, type TestEditor } from '../../support/a-section-editor.ts';
import { aParagraph } from '../../support/builders/body-pieces.ts';

const keys = ['Alt-Shift-h', 'Alt-Shift-u', 'Mod-Shift-7', 'Mod-Shift-8'];

it.each(keys)('%s on empty lines that are all selected comes to an end', (key) => {
  const test = allSelected([aParagraph(), aParagraph()]);
  test.press(key);
  expectIdsOfTheirOwn(test);
});

it('deleting the only word of a text that is all selected comes to an end', () => {
  const test = allSelected([aParagraph('x'), aParagraph()]);
  test.editor.view.dispatch(test.editor.state.tr.delete(1, 2));
  test.press('Mod-z');
  test.press('Mod-y');
  expect(test.editor.state.doc.textContent).toBe('');
  expectIdsOfTheirOwn(test);
});

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

/** Everything is selected, and changes that follow one another without end are an error and not a page that stands still. */
function allSelected(blocks: readonly BodyNode[]): TestEditor {
  const test = aSectionEditor(blocks);
  let answers = 0;
  for (const { spec } of test.editor.state.plugins as readonly { spec: PluginSpec<unknown> }[]) {
    const { appendTransaction } = spec;
    if (!appendTransaction) continue;
    spec.appendTransaction = function (...facts) {
      answers += 1;
      if (answers > 300) throw new Error('changes follow one another without end');
      return appendTransaction.apply(this, facts);
    };
  }
  const { doc, tr } = test.editor.state;
  test.editor.view.dispatch(
    tr.setSelection(TextSelection.between(doc.resolve(1), doc.resolve(doc.content.size - 1))),
  );
  return test;
}

function expectIdsOfTheirOwn({ editor }: TestEditor): void {
  const ids: unknown[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'paragraph') ids.push(node.attrs.id);
  });
  expect(ids.every((id) => typeof id === 'string')).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
}
