import type { Editor } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import {
  expandShortcuts,
  expansionOf,
  takeBack,
} from '../../../renderer/editor/spelling/expand-shortcuts.ts';
import { wordFor } from '../../../renderer/editor/spelling/find-mistakes.ts';
import { findWords, hasMistakes, type MarkedWord } from '../../../renderer/editor/spelling/marked-words.ts';
import type { SpellChecker } from '../../../renderer/editor/spelling/spell-checker.ts';
import {
  checkedTransaction,
  marksIn,
  spellingMarks,
} from '../../../renderer/editor/spelling/spelling-marks.ts';
import { replaceWord } from '../../../renderer/editor/spelling/replace-word.ts';
import { createWritingAids } from '../../../renderer/editor/spelling/writing-aids.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import {
  aBody,
  anAction,
  aParagraph,
  aPersonChip,
  aReportLink,
  aTable,
  linked,
  restricted,
} from '../../support/builders/body-pieces.ts';

const schema = schemaFor('notes');
const shortcuts = [
  { typed: 'cp', text: 'Calder Police' },
  { typed: 'tf', text: 'the force' },
];

/** Aids whose dictionary finds the given words wrong, and knows no other word of `unknown`. */
function someAids({
  wrong = [],
  unknown = [],
}: { readonly wrong?: string[]; readonly unknown?: string[] } = {}) {
  const asked: string[] = [];
  const checker: SpellChecker = {
    start: () => undefined,
    state: 'on',
    know: () => undefined,
    isRight: (word) => (unknown.includes(word) ? null : !wrong.includes(word)),
    ask: (words) => asked.push(...words),
    suggest: () => Promise.resolve([]),
    subscribe: () => () => undefined,
  };
  const aids = createWritingAids(checker, () => undefined);
  const facts = {
    shortcuts,
    meanings: new Map([['VRP', 'Violence Reduction Partnership']]),
    isSpellingOn: true,
  };
  aids.change(facts);
  return { aids, asked, facts };
}

/** A text in an editor without a screen, with the caret at its end. */
function aText(aids: ReturnType<typeof someAids>['aids'], ...blocks: readonly BodyNode[]) {
  const doc = schema.nodeFromJSON(aBody(...blocks));
  let state = EditorState.create({
    doc,
    selection: TextSelection.atEnd(doc),
    plugins: [history(), expandShortcuts(() => shortcuts), spellingMarks(() => aids)],
  });
  const dispatch = (transaction: Transaction): void => {
    state = state.apply(transaction);
  };
  const editor = {
    get state() {
      return state;
    },
    view: { dispatch },
  } as unknown as Editor;
  return {
    editor,
    dispatch,
    get state() {
      return state;
    },
    get words() {
      return state.doc.textContent;
    },
    check: (hasFocus = true): boolean => {
      const checked = checkedTransaction(state, aids, hasFocus);
      if (checked) dispatch(checked);
      return checked !== null;
    },
    get marked() {
      return marksIn(state).map(({ from, to }) => state.doc.textBetween(from, to));
    },
    type(characters: string) {
      for (const character of characters) {
        const steps = expansionOf(state, character, shortcuts);
        for (const step of steps) dispatch(step(state));
        if (steps.length === 0) dispatch(state.tr.insertText(character));
      }
    },
    putCaret: (at: number) => dispatch(state.tr.setSelection(TextSelection.create(state.doc, at))),
    undo: () => undo(state, dispatch),
    redo: () => redo(state, dispatch),
    takeBack: () => takeBack(state, dispatch),
  };
}

test('wrong words are marked in every block, and abbreviations of the body where they stand', () => {
  const { aids } = someAids({ wrong: ['teh', 'recieve'] });
  const text = aText(
    aids,
    aParagraph('Is teh VRP to ', aPersonChip('ada', 'Ada'), ' recieve it?'),
    anAction('Send teh plan'),
    aTable(['teh']),
    aParagraph('VRPs end.'),
  );
  expect(text.check()).toBe(true);
  expect(text.marked).toEqual(['teh', 'VRP', 'recieve', 'teh', 'teh']);
  expect(text.check()).toBe(false);
});

test('what nobody knows yet is asked for, and not marked', () => {
  const { aids, asked } = someAids({ wrong: ['teh'], unknown: ['plan'] });
  const text = aText(aids, aParagraph('teh plan, teh plan. '));
  text.check();
  expect(text.marked).toEqual(['teh', 'teh']);
  expect(asked).toEqual(['plan']);
});

test('a word is not marked while it is written, and is once the caret or the focus has left', () => {
  const { aids } = someAids({ wrong: ['te', 'teh'] });
  const text = aText(aids, aParagraph('Say '));
  text.type('te');
  text.check();
  expect(text.marked).toEqual([]);
  text.type('h');
  expect(text.check()).toBe(false);
  text.check(false);
  expect(text.marked).toEqual(['teh']);
  // The caret comes back into a word that is marked: it stays so until it is another word.
  expect(text.check()).toBe(false);
  text.type('e');
  text.check();
  expect(text.marked).toEqual([]);
});

test('marks move with their words between two checks', () => {
  const { aids } = someAids({ wrong: ['teh'] });
  const text = aText(aids, aParagraph('Is teh plan'));
  text.check();
  text.dispatch(text.state.tr.insertText('Now: ', 1));
  expect(text.marked).toEqual(['teh']);
  expect(text.check()).toBe(false);
});

test('an ignored word passes in this document, and nothing is wrong where spelling is off', () => {
  const { aids, facts } = someAids({ wrong: ['teh', 'Teh', 'adn'] });
  const { doc } = aText(aids, aParagraph('Teh plan adn teh VRP')).state;
  aids.ignore('teh');
  expect(findWords(doc, aids).marked.map(({ word }) => word)).toEqual(['adn', 'VRP']);
  expect(hasMistakes(doc, aids)).toBe(true);
  aids.change({ ...facts, isSpellingOn: false });
  expect(findWords(doc, aids).marked.map(({ word }) => word)).toEqual(['VRP']);
  expect(hasMistakes(doc, aids)).toBe(false);
});

test('a word is put right as one step, and stays what it was: restricted, or a link', () => {
  const { aids } = someAids({ wrong: ['teh'] });
  for (const marked of [restricted('teh', 'FOI Act s31'), linked('teh', 'https://calder.example')]) {
    const text = aText(aids, aParagraph('Is ', marked, ' plan'));
    const before = text.state.doc;
    text.type(' now');
    const typed = text.state.doc;
    text.check();
    const [word] = marksIn(text.state);
    if (!word) throw new Error('nothing is marked');
    replaceWord(text.editor, word, 'the', 'behind');
    expect(text.words).toBe('Is the plan now');
    const put = text.state.doc.nodeAt(word.from);
    expect([put?.text, put?.marks.map(({ type }) => type.name)]).toEqual(['the', [marked.marks?.[0]?.type]]);
    text.type('!');
    text.undo();
    text.undo();
    expect(text.state.doc.eq(typed)).toBe(true);
    text.undo();
    expect(text.state.doc.eq(before)).toBe(true);
  }
});

test.each([
  ['two letters behind it', 23, 'Is the plan for the to'],
  ['at the end', 25, 'Is the plan for the town'],
  ['before it', 4, 'Is '],
  ['in it', 18, 'Is the plan for the'],
])(
  'a word is put right with the caret %s, and what is typed on comes where it was',
  (_name, caret, before) => {
    const { aids } = someAids({ wrong: ['hte'] });
    const text = aText(aids, aParagraph('Is the plan for hte town'));
    const [word] = findWords(text.state.doc, aids).marked;
    if (!word) throw new Error('nothing is wrong');
    text.putCaret(caret);
    replaceWord(text.editor, word, 'the', 'beside');
    text.type('HERE');
    expect(text.words).toContain(`${before}HERE`);
    expect(text.words.replace('HERE', '')).toBe('Is the plan for the town');
  },
);

test.each([
  ['the one just typed, not the first', 14, 'recieved'],
  ['the one that the caret is in', 2, 'Thronley'],
  ['the next one where none stands before', 0, 'Thronley'],
  ['an abbreviation under the caret', 34, 'VRP'],
  ['no abbreviation elsewhere', 30, 'wendesday'],
])('the word that is meant is %s', (_name, caret, meant) => {
  const words: MarkedWord[] = [
    { kind: 'wrong', word: 'Thronley', from: 1, to: 9 },
    { kind: 'wrong', word: 'recieved', from: 10, to: 13 },
    { kind: 'wrong', word: 'wendesday', from: 20, to: 29 },
    { kind: 'abbreviation', word: 'VRP', from: 31, to: 34 },
  ];
  expect(wordFor(words, caret)?.word).toBe(meant);
});

test('a word that is restricted in part is restricted whole once it is put right', () => {
  const text = aText(someAids({ wrong: ['tehn'] }).aids, aParagraph('Is te', restricted('hn'), ' plan'));
  text.check();
  const [word] = marksIn(text.state);
  if (!word) throw new Error('nothing is marked');
  replaceWord(text.editor, word, 'then', 'behind');
  expect(text.state.doc.children[0]?.children.map(({ text: words, marks }) => [words, marks.length])).toEqual(
    [
      ['Is ', 0],
      ['then', 1],
      [' plan', 0],
    ],
  );
});

test.each([
  ['cp ', 'Calder Police '],
  ['Ask cp, or tf.', 'Ask Calder Police, or the force.'],
  ['Tf said so', 'The force said so'],
  ['(cp)', '(Calder Police)'],
  ['cpx acp CP ', 'cpx acp CP '],
  ['cp', 'cp'],
])('typed “%s”, the text is “%s”', (typed, words) => {
  const text = aText(someAids().aids, aParagraph());
  text.type(typed);
  expect(text.words).toBe(words);
});

test('undo, and Backspace right after, take back to what was typed; then the shortcut stays', () => {
  for (const way of ['undo', 'takeBack'] as const) {
    const text = aText(someAids().aids, aParagraph('With '));
    text.type('cp ');
    expect(text.words).toBe('With Calder Police ');
    expect(text[way]()).toBe(true);
    expect(text.words).toBe('With cp ');
    text.type('it is');
    expect(text.words).toBe('With cp it is');
  }
});

test('what is typed after an expansion is undone without it', () => {
  const text = aText(someAids().aids, aParagraph());
  text.type('cp said');
  expect(text.takeBack()).toBe(false);
  text.undo();
  expect(text.words).toBe('Calder Police ');
  text.undo();
  expect(text.words).toBe('cp ');
  text.redo();
  expect(text.words).toBe('Calder Police ');
});

test('Backspace takes back nothing once the caret was elsewhere', () => {
  const text = aText(someAids().aids, aParagraph('With '));
  text.type('cp ');
  const caret = text.state.selection.head;
  text.putCaret(1);
  text.putCaret(caret);
  expect(text.takeBack()).toBe(false);
  expect(text.words).toBe('With Calder Police ');
});

test('nothing expands within a link, in a report’s name, or right behind a name that was put in', () => {
  const link = linked('see cp', 'https://calder.example');
  for (const block of [
    aParagraph(link),
    aReportLink('The report of cp', 'https://calder.example'),
    aParagraph(aPersonChip('ada', 'Ada'), 'cp'),
  ]) {
    const text = aText(someAids().aids, block);
    const { doc } = text.state;
    text.putCaret(doc.content.size - 1);
    expect(expansionOf(text.state, ' ', shortcuts)).toEqual([]);
  }
});

test.each([
  ['within restricted words', [restricted('They say cp')], ['They say Calder Police ']],
  ['half in them', ['They say c', restricted('p')], ['They say ', 'Calder Police ']],
])('%s what a shortcut stands for is restricted', (_where, inlines, words) => {
  const text = aText(someAids().aids, aParagraph(...inlines));
  text.type(' ');
  const [paragraph] = text.state.doc.children;
  expect(paragraph?.children.map((each) => each.text)).toEqual(words);
  expect(paragraph?.lastChild?.marks.map(({ type }) => type.name)).toEqual(['restricted']);
});
