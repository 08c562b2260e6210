import type { Editor } from '@tiptap/core';
import { history } from '@tiptap/pm/history';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { meantDeletion } from '../../../renderer/editor/deletion-intent.ts';
import { joinSteps } from '../../../renderer/editor/joined-steps.ts';
import {
  redoInSections,
  replaceInSection,
  undoInSections,
} from '../../../renderer/editor/replace-in-section.ts';
import { ownVersion } from '../../../renderer/editor/own-version.ts';
import { restrictedWordsPlugin } from '../../../renderer/editor/restricted-words.ts';
import { redoIn, undoIn } from '../../../renderer/editor/section-history.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { wordFinder } from '../../../shared/document/find-words.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import { aBody, anAction, aParagraph, restricted, strong } from '../../support/builders/body-pieces.ts';

const schema = schemaFor('notes');
const find = wordFinder({ words: 'heron', matchCase: false, wholeWords: false });

/** An editor without a screen, with what of ours has a say in a replacement. */
function anEditor(...blocks: readonly BodyNode[]) {
  let state = EditorState.create({
    doc: schema.nodeFromJSON(aBody(...blocks)),
    plugins: [history({ newGroupDelay: 500 }), restrictedWordsPlugin()],
  });
  const transactions: Transaction[] = [];
  const dispatch = (transaction: Transaction): void => {
    transactions.push(transaction);
    state = state.apply(transaction);
  };
  const editor = {
    get state() {
      return state;
    },
    isDestroyed: false,
    view: {
      dispatch,
      get state() {
        return state;
      },
    },
    commands: {
      command: (run: (tools: { state: EditorState; dispatch: typeof dispatch }) => boolean) =>
        run({ state, dispatch }),
    },
  } as unknown as Editor;
  const replace = (replacement: string) => replaceInSection(editor, find(state.doc), replacement);
  const type = (words: string): void => {
    const caret = TextSelection.atEnd(state.doc);
    dispatch(state.tr.setSelection(caret).insertText(words));
  };
  return { editor, transactions, replace, type, text: () => state.doc.textContent, doc: () => state.doc };
}

test('all that is replaced in a section is one step, and what is typed next another', () => {
  const one = anEditor(aParagraph('A heron, a ', strong('heron'), '.'), anAction('Ask the heron'));
  one.type(' now');
  expect(one.replace('egret')?.replaced).toBe(3);
  one.type('!');
  expect(one.text()).toBe('A egret, a egret.Ask the egret now!');
  undoIn(one.editor);
  expect(one.text()).toBe('A egret, a egret.Ask the egret now');
  undoIn(one.editor);
  expect(one.text()).toBe('A heron, a heron.Ask the heron now');
  redoIn(one.editor);
  expect(one.text()).toBe('A egret, a egret.Ask the egret now');
});

test('its words were meant to go, and the text before stays a version', () => {
  const one = anEditor(aParagraph('heron heron heron'));
  one.replace('');
  const [replacing] = one.transactions;
  expect([meantDeletion, ownVersion].map((meaning) => replacing?.getMeta(meaning) as unknown)).toEqual([
    true,
    true,
  ]);
});

test('what stands beside restricted words does not become restricted, nor the other way round', () => {
  const one = anEditor(aParagraph(restricted('DC '), 'heron ', restricted('heron'), ' heron'));
  one.replace('egret');
  expect(
    one
      .doc()
      .eq(schema.nodeFromJSON(aBody(aParagraph(restricted('DC '), 'egret ', restricted('egret'), ' egret')))),
  ).toBe(true);
});

test('nothing is a step where nothing changes', () => {
  const one = anEditor(aParagraph('heron'));
  one.type('s');
  expect(one.replace('heron')?.replaced).toBe(0);
  undoIn(one.editor);
  expect(one.text()).toBe('heron');
});

test('undo in one of two sections undoes both, and redo does both again, as long as they are as they were', () => {
  const [one, other] = [anEditor(aParagraph('heron one')), anEditor(aParagraph('heron two'))];
  const editors = [one.editor, other.editor];
  for (const each of [one, other]) each.replace('egret');
  let undone = 0;
  joinSteps('undo', editors, () => {
    undone += 1;
    undoInSections(editors);
    joinSteps('redo', editors, () => redoInSections(editors));
  });
  undoIn(other.editor);
  expect([one.text(), other.text(), undone]).toEqual(['heron one', 'heron two', 1]);
  redoIn(one.editor);
  expect([one.text(), other.text()]).toEqual(['egret one', 'egret two']);
  other.type('!');
  undoIn(other.editor);
  expect([one.text(), other.text(), undone]).toEqual(['egret one', 'egret two', 1]);
});

test('a section that was changed since undoes its own step', () => {
  const [one, other] = [anEditor(aParagraph('heron one')), anEditor(aParagraph('heron two'))];
  for (const each of [one, other]) each.replace('egret');
  joinSteps('undo', [one.editor, other.editor], () => {
    throw new Error('joined');
  });
  one.type('!');
  undoIn(one.editor);
  expect([one.text(), other.text()]).toEqual(['egret one', 'egret two']);
});
