import { expect, it } from 'vitest';
import { exchangeAt, isFollowed, isOwedAt } from '../../../renderer/editor/owed-answers.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { openEndsIn } from '../../../shared/document/open-ends.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { aSectionEditor, type TestEditor } from '../../support/a-section-editor.ts';
import { anExchange, aParagraph, restricted } from '../../support/builders/body-pieces.ts';

const answererId = '0190a000-0000-7000-8000-000000000001';

function owed(question: BodyNode | string, outcome = 'owed'): BodyNode {
  const exchange = anExchange(question, 'Not known yet.');
  return {
    ...exchange,
    attrs: { id: 'exchange-1' },
    content: (exchange.content ?? []).map((part) =>
      part.type === 'answer' ? { ...part, attrs: { answererId, outcome } } : part,
    ),
  };
}

const codesOf = (test: TestEditor) => openEndsIn(test.body()).map(({ code }) => code);
const actionIn = (test: TestEditor) => test.body().content.find(({ type }) => type === 'action');

it('each press says the next: answered, owed, owed in part', () => {
  const test = aSectionEditor([anExchange('How many?', 'Twelve.'), aParagraph('Then.')]);
  test.caretAt('How', 2);
  const outcomes = [1, 2, 3].map(() => {
    expect(test.press('Alt-Shift-o')).toBe(true);
    return exchangeAt(test.editor.state)?.node.lastChild?.attrs.outcome as unknown;
  });
  expect(outcomes).toEqual(['owed', 'partly', 'answered']);
  expect(test.editor.state.selection.$from.parentOffset).toBe(2);
  test.caretAt('Then');
  expect(test.press('Alt-Shift-o')).toBe(false);
});

it('one key makes an owed answer an action of whoever owes it, and it is no open end any more', () => {
  const test = aSectionEditor([owed('How many?'), aParagraph('Then.')]);
  test.caretAt('Not known');
  expect(isOwedAt(test.editor.state)).toBe(true);
  expect(codesOf(test)).toEqual(['answer-owed']);
  expect(test.press('Mod-Enter')).toBe(true);
  const action = actionIn(test);
  expect(action && plainTextOf(action)).toBe('Answer: How many?');
  expect(action?.attrs).toMatchObject({
    owners: [{ kind: 'person', id: answererId }],
    exchangeId: 'exchange-1',
  });
  expect(test.body().content.map(({ type }) => type)).toEqual(['exchange', 'action', 'paragraph']);
  test.type('!');
  expect(test.editor.state.selection.$from.parent.textContent).toBe('Answer: How many?!');
  expect(codesOf(test)).toEqual(['action-without-date']);
  // It is made once: the key makes another action there.
  test.caretAt('Not known');
  const exchange = exchangeAt(test.editor.state)?.node;
  expect(exchange && isFollowed(test.editor.state.doc, exchange)).toBe(true);
  test.press('Mod-Enter');
  expect(test.editor.state.selection.$from.parent.textContent).toBe('');
  expect(test.requests).toEqual([]);
});

it('without the action the answer is owed again', () => {
  const test = aSectionEditor([owed('How many?', 'partly')]);
  test.caretAt('How');
  test.press('Mod-Enter');
  expect(codesOf(test)).not.toContain('answer-partly-owed');
  test.press('Mod-z');
  expect(codesOf(test)).toEqual(['answer-partly-owed']);
});

it('of a restricted question no word of the action is for the public', () => {
  const test = aSectionEditor([owed(restricted('Who was it?', 'section 40'))]);
  test.caretAt('Not known');
  test.press('Mod-Enter');
  const words = actionIn(test)?.content ?? [];
  expect(words.map(({ text }) => text).join('')).toBe('Answer: Who was it?');
  for (const { marks = [] } of words) expect(marks.map(({ type }) => type)).toEqual(['restricted']);
});
