import { AllSelection, Selection, TextSelection, type EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { aSectionEditor, type TestEditor } from '../../support/a-section-editor.ts';

const words = (text: string): BodyNode[] => (text === '' ? [] : [{ type: 'text', text }]);
const line = (text = ''): BodyNode => ({ type: 'paragraph', content: words(text) });
const bullets = (...items: string[]): BodyNode => ({
  type: 'bulletList',
  content: items.map((text) => ({ type: 'listItem', content: [line(text)] })),
});
const action = (text: string): BodyNode => ({ type: 'action', content: words(text) });
const exchange: BodyNode = {
  type: 'exchange',
  content: [
    { type: 'question', content: [line('Who?')] },
    { type: 'answer', content: [line('Us.')] },
  ],
};

const texts: Readonly<Record<string, readonly BodyNode[]>> = {
  'a line and an empty one': [line('The towpath.'), line()],
  'an empty line and one with words': [line(), line('The towpath.')],
  'bullets, the last one empty': [line('Said:'), bullets('First', '')],
  'an action and an empty line': [action('Count the lamps'), line()],
  'a question, its answer and an empty line': [exchange, line()],
};

const keys = ['Enter', 'Shift-Enter', 'Mod-Enter', 'Backspace', 'Delete', 'Mod-Shift-8', 'Mod-b'];

describe.each(Object.entries(texts))('over %s', (_name, blocks) => {
  it.each(keys)('%s leaves a text that can be saved, whatever is selected', (key) => {
    const test = aSectionEditor(blocks);
    const before = test.editor.state;
    for (const selection of selectionsOf(before)) {
      begin(test, before);
      const { tr } = test.editor.state;
      test.editor.view.dispatch(tr.setSelection(Selection.fromJSON(tr.doc, selection.toJSON())));
      expect(() => test.press(key), JSON.stringify(selection)).not.toThrow();
      test.editor.state.doc.check();
    }
  });
});

it.each([
  ['an action', 'action', { owners: [{ kind: 'person', id: 'pryce' }], due: '2026-04-01' }],
  ['a decision', 'decision', {}],
  ['a note to self', 'noteToSelf', {}],
])('bullets over lines and %s leave it what it is', (_name, type, attrs) => {
  const test = aSectionEditor([line('The towpath.'), { type, attrs, content: words('Count the lamps') }]);
  const before = test.body();
  test.editor.view.dispatch(test.editor.state.tr.setSelection(new AllSelection(test.editor.state.doc)));
  test.press('Mod-Shift-8');
  expect(test.body()).toEqual(before);
});

it('Enter over lines that are selected leaves two empty lines', () => {
  const test = aSectionEditor([line('The towpath.'), line()]);
  const { doc } = test.editor.state;
  test.editor.view.dispatch(
    test.editor.state.tr.setSelection(TextSelection.create(doc, 1, doc.content.size - 1)),
  );
  test.press('Enter');
  expect(test.body().content.map(({ type, content }) => [type, content])).toEqual([
    ['paragraph', undefined],
    ['paragraph', undefined],
  ]);
});

function selectionsOf({ doc }: EditorState) {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) places.push(position + 1, position + 1 + node.content.size);
  });
  const distinct = [...new Set(places)];
  return [
    new AllSelection(doc),
    ...distinct.flatMap((from) =>
      distinct.filter((to) => to > from).map((to) => TextSelection.create(doc, from, to)),
    ),
  ];
}

function begin({ editor }: TestEditor, state: EditorState): void {
  const { tr } = editor.state;
  editor.view.dispatch(tr.replaceWith(0, tr.doc.content.size, state.doc.content));
}
