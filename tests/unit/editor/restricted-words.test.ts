import type { Editor } from '@tiptap/core';
import { history, undo } from '@tiptap/pm/history';
import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { expect, test } from 'vitest';
import {
  leaveRestriction,
  liftRestriction,
  reasonAtCaret,
  restrictedWordsPlugin,
  restrictionHere,
  restrictWords,
} from '../../../renderer/editor/restricted-words.ts';
import { takeWording } from '../../../renderer/editor/wording-commands.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import {
  aBody,
  anAction,
  aParagraph,
  aPersonChip,
  aReportLink,
  aSubheading,
  aTable,
  aWordingCopy,
  bullets,
  restricted,
} from '../../support/builders/body-pieces.ts';

const schema = schemaFor('notes');
const reason = 'FOI Act s31: law enforcement';
const heron = (words: string): BodyNode => restricted(words, reason);

/** A text in an editor without a screen. The caret stands at a place, or before the first time that words are said. */
function aText(...blocks: readonly BodyNode[]) {
  return textIn(schema, blocks);
}

function textIn(schema: Schema, blocks: readonly BodyNode[]) {
  let state = EditorState.create({
    doc: schema.nodeFromJSON(aBody(...blocks)),
    plugins: [history(), restrictedWordsPlugin()],
  });
  const dispatch = (transaction: Transaction): void => {
    state = state.apply(transaction);
  };
  const view = { dispatch };
  const editor = {
    get state() {
      return state;
    },
    schema,
    view,
    commands: { focus: () => true },
  } as unknown as Editor;
  const placeOf = (words: string): number => {
    let place = -1;
    state.doc.descendants((node, position) => {
      const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
      if (at >= 0 && place < 0) place = position + at;
    });
    if (place < 0) throw new Error(`not there: ${words}`);
    return place;
  };
  return {
    editor,
    dispatch,
    placeOf,
    state: () => state,
    select: (words: string, to = words.length, from = 0) =>
      dispatch(
        state.tr.setSelection(TextSelection.create(state.doc, placeOf(words) + from, placeOf(words) + to)),
      ),
    caretIn: (words: string, offset = 1) =>
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, placeOf(words) + offset))),
    /** What is restricted, a passage each, as [words]; what is not stays as it is. */
    words: () => wordsOf(state.doc),
  };
}

function wordsOf(doc: Node): string {
  const lines: string[] = [];
  doc.descendants((block) => {
    if (!block.isTextblock) return;
    let line = '';
    block.forEach((node) => {
      const words = node.isText ? (node.text ?? '') : `@${String(node.attrs.label ?? '')}`;
      line += node.marks.some(({ type }) => type.name === 'restricted') ? `[${words}]` : words;
    });
    lines.push(line.replaceAll('][', ''));
  });
  return lines.join(' / ');
}

test('a selection is restricted to whole words, without the spaces around them', () => {
  const text = aText(aParagraph('The heron was heard in the marsh.'));
  text.select('eron was hea');
  restrictWords(text.editor, reason);
  expect(text.words()).toBe('The [heron was heard] in the marsh.');
  const spaced = aText(aParagraph('The heron was heard.'));
  spaced.select(' heron ');
  restrictWords(spaced.editor, reason);
  expect(spaced.words()).toBe('The [heron] was heard.');
});

test('without a selection the block at the caret is restricted, with the names in it', () => {
  const text = aText(
    aParagraph('Before.'),
    aParagraph('Said by ', aPersonChip(null, 'CC Moss'), ' alone.'),
    bullets('one', 'two'),
    anAction('Brief the team.'),
    aSubheading('Heron'),
    aReportLink('The report', 'https://example.org/report'),
  );
  for (const words of ['alone', 'two', 'Brief', 'Heron', 'report']) {
    text.caretIn(words);
    expect(restrictWords(text.editor, reason)).toBe(true);
  }
  expect(text.words()).toBe(
    'Before. / [Said by @CC Moss alone.] / one / [two] / [Brief the team.] / [Heron] / [The report]',
  );
});

test('a selection over several blocks, and cells of a table, are restricted in each of them', () => {
  const text = aText(aParagraph('First heron.'), aParagraph('Second heron.'), aTable(['A', 'B'], ['C', 'D']));
  const { doc } = text.state();
  text.dispatch(
    text
      .state()
      .tr.setSelection(TextSelection.create(doc, text.placeOf('heron.'), text.placeOf('Second') + 6)),
  );
  restrictWords(text.editor, reason);
  const cells: number[] = [];
  text.state().doc.descendants((node, position) => {
    if (['tableCell', 'tableHeader'].includes(node.type.name)) cells.push(position);
  });
  text.dispatch(
    text.state().tr.setSelection(CellSelection.create(text.state().doc, cells[1] ?? 0, cells[3] ?? 0)),
  );
  restrictWords(text.editor, reason);
  expect(text.words()).toBe('First [heron.] / [Second] heron. / A / [B] / C / [D]');
});

test('a block that is selected as a whole is restricted in all its words', () => {
  const text = aText(aParagraph('Before.'), bullets('one', 'two'));
  const list = text.state().doc.child(0).nodeSize;
  text.dispatch(text.state().tr.setSelection(NodeSelection.create(text.state().doc, list)));
  restrictWords(text.editor, reason);
  expect(text.words()).toBe('Before. / [one] / [two]');
});

test('where there are no words there is nothing to restrict', () => {
  const text = aText(aParagraph());
  expect(restrictionHere(text.state())).toBeNull();
  expect(restrictWords(text.editor, reason)).toBe(false);
});

test('at the caret in a passage the restriction comes off the passage, in a selection off what is selected', () => {
  const text = aText(aParagraph('The ', heron('heron was heard'), ' in the marsh.'));
  text.caretIn('heron', 3);
  expect(restrictionHere(text.state())?.reason).toBe(reason);
  liftRestriction(text.editor);
  expect(text.words()).toBe('The heron was heard in the marsh.');
  undo(text.state(), text.dispatch);
  expect(text.words()).toBe('The [heron was heard] in the marsh.');
  text.select('heron was', 9, 6);
  liftRestriction(text.editor);
  expect(text.words()).toBe('The [heron ]was[ heard] in the marsh.');
  text.select('The', 3);
  expect(restrictionHere(text.state())?.reason).toBeNull();
});

test('what is typed in a passage, and at its end, is restricted; in front of it and in a new paragraph it is not', () => {
  const typedAt = (offset: number): string => {
    const text = aText(aParagraph('The ', heron('heron')));
    text.caretIn('heron', offset);
    text.dispatch(text.state().tr.insertText('x'));
    return text.words();
  };
  expect([0, 2, 5].map(typedAt)).toEqual(['The x[heron]', 'The [hexron]', 'The [heronx]']);
});

test('a name or a paste inside a passage or at its end is as restricted as what is typed there', () => {
  const put = (offset: number, ...nodes: readonly Node[]): string => {
    const text = aText(aParagraph('The ', heron('heron'), ' flew.'));
    text.caretIn('heron', offset);
    text.dispatch(text.state().tr.replaceSelection(new Slice(Fragment.from([...nodes]), 0, 0)));
    return text.words();
  };
  const name = schema.nodeFromJSON(aPersonChip(null, 'CC Moss'));
  expect(put(2, name)).toBe('The [he@CC Mossron] flew.');
  expect(put(5, name)).toBe('The [heron@CC Moss] flew.');
  expect(put(0, name)).toBe('The @CC Moss[heron] flew.');
  expect(put(2, schema.text('wing'))).toBe('The [hewingron] flew.');
  const end = aText(aParagraph(heron('All of it')));
  end.caretIn('All', 9);
  end.dispatch(end.state().tr.replaceSelection(new Slice(Fragment.from(name), 0, 0)));
  expect(end.words()).toBe('[All of it@CC Moss]');
});

test('what takes the place of public words behind a passage is public', () => {
  const text = aText(aParagraph('The ', heron('heron'), ' flew.'));
  text.select(' flew');
  text.dispatch(text.state().tr.replaceSelection(new Slice(Fragment.from(schema.text(' sat')), 0, 0)));
  expect(text.words()).toBe('The [heron] sat.');
});

test('whoever restricts some words goes on behind them for the public', () => {
  const text = aText(aParagraph('Heard by CC Moss'));
  text.select('CC Moss');
  restrictWords(text.editor, reason);
  text.dispatch(text.state().tr.insertText(' alone'));
  expect(text.words()).toBe('Heard by [CC Moss] alone');
  text.caretIn('CC Moss', 7);
  text.dispatch(text.state().tr.insertText('!'));
  expect(text.words()).toBe('Heard by [CC Moss!] alone');
});

test('public words in the middle of passages that were deleted come back public', () => {
  const text = aText(aParagraph(heron('heron '), 'open ', heron('heron')));
  text.select('open ');
  text.dispatch(text.state().tr.deleteSelection());
  expect(text.words()).toBe('[heron heron]');
  text.caretIn('heron', 2);
  undo(text.state(), text.dispatch);
  expect(text.words()).toBe('[heron ]open [heron]');
});

test('a passage that is split stays restricted on both sides, and is one again when they are joined', () => {
  const text = aText(aParagraph(heron('heron heard')));
  const middle = text.placeOf(' heard');
  text.dispatch(text.state().tr.split(middle));
  expect(text.words()).toBe('[heron] / [ heard]');
  text.dispatch(text.state().tr.join(middle + 1));
  expect(text.words()).toBe('[heron heard]');
});

test('the reason is known at the caret inside and at the edges of a passage', () => {
  const text = aText(aParagraph('The ', heron('heron'), ' flew far.'));
  const at = (words: string, offset: number): string | null => {
    text.caretIn(words, offset);
    return reasonAtCaret(text.state());
  };
  expect(at('heron', 2)).toBe(reason);
  expect(at('heron', 5)).toBe(reason);
  expect(at(' flew', 3)).toBeNull();
});

test('→ at the end of a line that ends restricted goes on for the public, once', () => {
  const text = aText(aParagraph('The ', heron('heron')));
  text.caretIn('heron', 5);
  expect(leaveRestriction(text.editor)).toBe(true);
  expect(leaveRestriction(text.editor)).toBe(false);
  text.dispatch(text.state().tr.insertText('.'));
  expect(text.words()).toBe('The [heron].');
  text.caretIn('heron', 2);
  expect(leaveRestriction(text.editor)).toBe(false);
});

test('the library’s new text in the place of a copy with restricted words is restricted', () => {
  const papers = schemaFor('cover-paper');
  const copy = (words: BodyNode) =>
    aWordingCopy('wording', [aParagraph('Our aims. ', words)], { id: 'copy' });
  const taken = { wordingId: 'wording', digest: '0123456789abcdef', blocks: [aParagraph('New aims.')] };
  const restrictedCopy = textIn(papers, [copy(heron('The heron.'))]);
  takeWording(restrictedCopy.editor, 'copy', taken);
  expect(restrictedCopy.words()).toBe('[New aims.]');
  const open = textIn(papers, [copy(aPersonChip(null, 'CC Moss'))]);
  takeWording(open.editor, 'copy', taken);
  expect(open.words()).toBe('New aims.');
});
