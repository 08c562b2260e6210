import { Fragment, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { aSectionEditor, type TestEditor } from '../../support/a-section-editor.ts';
import {
  aDecision,
  anAction,
  anExchange,
  aNoteToSelf,
  aParagraph,
  aQuotation,
  bullets,
} from '../../support/builders/body-pieces.ts';

// Every word of a note to self is "heron", every other one "open".

const open = 'open open';
const heron = 'heron heron';
const block = fc.constantFrom<(() => BodyNode)[]>(
  () => aNoteToSelf(heron),
  () => aNoteToSelf(heron),
  () => aNoteToSelf(),
  () => aParagraph(open),
  () => aParagraph(),
  () => anAction(open),
  () => aDecision(open),
  () => anExchange(open, open),
  () => bullets(open, open),
  () => aQuotation(open),
);

const deed = fc.record({
  what: fc.constantFrom('backspace', 'delete', 'type', 'cut', 'undo', 'redo'),
  from: fc.nat(400),
  to: fc.nat(400),
  isEmpty: fc.boolean(),
});

it('notes to self and the record never run into each other, whatever is deleted or typed over', () => {
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 2, maxLength: 7 }),
      fc.array(deed, { minLength: 1, maxLength: 12 }),
      (blocks, deeds) => {
        const test = aSectionEditor(blocks.map((make) => make()));
        const { editor } = test;
        for (const { what, from, to, isEmpty } of deeds) {
          const { doc } = editor.state;
          const size = doc.content.size;
          const at = (place: number) => doc.resolve(place % (size + 1));
          const selection = isEmpty
            ? TextSelection.near(at(from))
            : TextSelection.between(at(Math.min(from, to)), at(Math.max(from, to)));
          editor.view.dispatch(editor.state.tr.setSelection(selection));
          if (what === 'backspace' && !test.press('Backspace')) continue;
          else if (what === 'delete' && !test.press('Delete')) continue;
          else if (what === 'undo') test.press('Mod-z');
          else if (what === 'redo') test.press('Mod-y');
          else if (what === 'type') editor.view.dispatch(editor.state.tr.insertText('z'));
          else if (what === 'cut') editor.view.dispatch(editor.state.tr.deleteSelection());
          expectApart(test);
        }
      },
    ),
    { numRuns: 200 },
  );
});

function expectApart({ editor }: TestEditor): void {
  const { doc } = editor.state;
  doc.check();
  doc.descendants((node) => {
    if (!node.isTextblock) return;
    const isNote = node.type.name === 'noteToSelf';
    // Parts of a word are left where the middle of one was deleted.
    expect(node.textContent).not.toMatch(isNote ? /p/ : /[hr]/);
  });
}

it('a line joins with a note neither way, and an empty one goes', () => {
  const test = aSectionEditor([aParagraph('Said.'), aNoteToSelf('Ask Ruth.'), aParagraph('More.')]);
  test.caretAt('More.');
  test.press('Backspace');
  test.caretAt('Said.', 5);
  test.press('Delete');
  expect(test.editor.state.doc.textContent).toBe('Said.Ask Ruth.More.');
  expect(test.editor.state.doc.childCount).toBe(3);
});

it.each(['Mod-Shift-8', 'Mod-Shift-7', 'Alt-Shift-h'])(
  '%s over lines of the record makes none of a note among them, nor of one that the caret is in',
  (key) => {
    const test = aSectionEditor([aParagraph('Said.'), aNoteToSelf('Ask Ruth.'), aParagraph('More.')]);
    const before = test.editor.state.doc;
    test.caretAt('Ruth');
    test.press(key);
    test.select('aid', 'ore');
    test.press(key);
    expect(test.editor.state.doc.eq(before)).toBe(true);
    test.select('Said', 'aid');
    test.press(key);
    expect(test.editor.state.doc.firstChild?.type.name).not.toBe('paragraph');
    expect(test.editor.state.doc.child(1).type.name).toBe('noteToSelf');
  },
);

it('what is typed over both stands where it began, and one undo brings everything back', () => {
  const test = aSectionEditor([aParagraph('Said in public.'), aNoteToSelf('Ask Ruth.')]);
  test.select('in public', 'Ruth');
  const said = () => test.body().content.map(({ type, content }) => [type, content?.[0]?.text]);
  const before = said();
  test.editor.view.dispatch(test.editor.state.tr.insertText('x'));
  expect(said()).toEqual([
    ['paragraph', 'Said x'],
    ['noteToSelf', 'Ruth.'],
  ]);
  test.press('Mod-z');
  expect(said()).toEqual(before);
});

it.each<[string, readonly BodyNode[], string, string]>([
  ['a note at the end of a line', [aNoteToSelf('heron')], 'Said.', 'Said.|heron|Ruth.'],
  ['a note in a note', [aNoteToSelf('heron ')], 'Ruth.', 'Said.|heron Ruth.'],
  ['a line in a note', [aParagraph('open ')], 'Ruth.', 'Said.|open Ruth.'],
  ['lines in a note', [aParagraph('open'), aParagraph('open')], 'Ruth.', 'Said.|open|open|Ruth.'],
  ['a note and a line', [aNoteToSelf('heron'), aParagraph('open')], 'Said.', 'Said.|heron|open|Ruth.'],
  ['a line and a note', [aParagraph('open'), aNoteToSelf('heron')], 'Said.', 'Said.open|heron|Ruth.'],
])('pasted, %s: neither runs into the other', (_what, blocks, where, words) => {
  const test = aSectionEditor([aParagraph('Said.'), aNoteToSelf('Ruth.')]);
  const { editor } = test;
  test.caretAt(where, where === 'Said.' ? 5 : 0);
  const nodes = blocks.map((block) => editor.schema.nodeFromJSON(block));
  const slice = editor.state.plugins.reduce(
    (before, plugin) => plugin.props.transformPasted?.call(plugin, before, editor.view, false) ?? before,
    new Slice(Fragment.fromArray(nodes), 1, 1),
  );
  editor.view.dispatch(editor.state.tr.replaceSelection(slice).setMeta('paste', true));
  editor.state.doc.check();
  const lines = editor.state.doc.children.filter(({ content }) => content.size > 0);
  expect(lines.map(({ textContent }) => textContent).join('|')).toBe(words);
  for (const { type, textContent } of lines) {
    if (/heron|Ruth/.test(textContent)) expect(type.name).toBe('noteToSelf');
    if (/Said/.test(textContent)) expect(type.name).toBe('paragraph');
  }
});

it('what is copied or dragged of the record goes without the notes in it; what is cut, and a note alone, goes whole', () => {
  const test = aSectionEditor([
    aNoteToSelf('heron one'),
    aParagraph('Said.'),
    aNoteToSelf('heron two'),
    aParagraph('More.'),
  ]);
  const { editor } = test;
  let leaving = Slice.empty;
  const taken = (by: 'copy' | 'cut' | 'dragstart', from: string, to: string): string => {
    test.select(from, to);
    const slice = editor.state.selection.content();
    const { plugins } = editor.state;
    const copied = plugins.reduce((before, plugin) => {
      const { handleDOMEvents, transformCopied } = plugin.props;
      handleDOMEvents?.[by]?.call(plugin, editor.view, {} as ClipboardEvent & DragEvent);
      return transformCopied?.call(plugin, before, editor.view) ?? before;
    }, slice);
    leaving = copied;
    const asText = plugins
      .map((plugin) => plugin.props.clipboardTextSerializer?.call(plugin, copied, editor.view))
      .find((text) => text !== undefined && text !== '');
    const words = [copied.content.textBetween(0, copied.content.size, ' '), asText ?? ''];
    return words.map((text) => text.replaceAll(/\s+/g, ' ').trim()).join(' = ');
  };
  expect(taken('cut', 'one', 'More.')).toBe('one Said. heron two = one Said. heron two');
  expect(taken('copy', 'heron one', 'one')).toBe('heron = heron');
  expect(taken('copy', 'one', 'More.')).toBe('Said. = Said.');

  // Dropped in the same text it is what was taken, as ProseMirror keeps it beside the drag’s own data.
  expect(taken('dragstart', 'one', 'More.')).toBe('Said. = Said.');
  const view = { dom: {}, dragging: { slice: leaving, move: true } };
  for (const plugin of editor.state.plugins) {
    plugin.props.handleDOMEvents?.drop?.call(plugin, view as never, {} as DragEvent);
  }
  expect(view.dragging.slice.eq(editor.state.selection.content())).toBe(true);
  expect(view.dragging.move).toBe(true);
});
