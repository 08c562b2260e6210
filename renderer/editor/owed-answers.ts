// What became of the answer to a question: given, owed, or owed in part; and the action that an owed one becomes.

import type { Editor } from '@tiptap/core';
import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { answerOutcomes, type AnswerOutcome } from '../../shared/document/nodes/exchange.ts';
import { announce } from '../ui/announcer.tsx';
import { putAction } from './section-commands.ts';

type PlacedExchange = { readonly node: Node; readonly position: number };

const saidOf: Readonly<Record<AnswerOutcome, string>> = {
  answered: 'Answered',
  owed: 'Answer owed',
  partly: 'Answer owed in part',
};

/** The question and answer that the caret is in. */
export function exchangeAt({ selection: { $from } }: EditorState): PlacedExchange | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === 'exchange') return { node, position: $from.before(depth) };
  }
  return null;
}

/** Whether the caret is in a question whose answer is owed, in whole or in part. */
export function isOwedAt(state: EditorState): boolean {
  const exchange = exchangeAt(state);
  return exchange !== null && outcomeOf(exchange.node) !== 'answered';
}

/** Answered, owed, owed in part: each press says the next of the answer at the caret. False where there is none. */
export function sayOutcome(editor: Editor): boolean {
  const { state, view } = editor;
  const exchange = exchangeAt(state);
  const answer = exchange?.node.lastChild;
  if (!exchange || !answer) return false;
  const next = (answerOutcomes.indexOf(outcomeOf(exchange.node)) + 1) % answerOutcomes.length;
  const outcome = answerOutcomes[next] ?? 'answered';
  const position = exchange.position + exchange.node.nodeSize - 1 - answer.nodeSize;
  const transaction = state.tr.setNodeMarkup(position, undefined, { ...answer.attrs, outcome });
  // Changing what stands beside the words must not move the caret out of them.
  const { anchor, head } = state.selection;
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, anchor, head)));
  announce(saidOf[outcome]);
  return true;
}

/**
 * Makes an action of the owed answer at the caret, below it (or with the others at the end of the item), with whoever
 * owes it as owner and the question as its words. False where no answer is owed, or an action follows it up already.
 */
export function followOwedAnswer(editor: Editor, gathers: boolean): boolean {
  const { state } = editor;
  const exchange = exchangeAt(state);
  if (!exchange || !isOwedAt(state) || isFollowed(state.doc, exchange.node)) return false;
  const action = actionFrom(state.schema, exchange.node);
  if (!action) return false;
  putAction(editor, action, gathers);
  return true;
}

export function isFollowed(doc: Node, exchange: Node): boolean {
  const id: unknown = exchange.attrs.id;
  let isThere = false;
  doc.forEach(({ type, attrs }) => {
    if (type.name === 'action' && typeof id === 'string' && attrs.exchangeId === id) isThere = true;
  });
  return isThere;
}

/** What is restricted in the question is restricted in the action. */
function actionFrom(schema: Schema, exchange: Node): Node | null {
  const { action } = schema.nodes;
  const [question, answer] = [exchange.firstChild, exchange.lastChild];
  if (!action || !question || !answer) return null;
  const { answererId } = answer.attrs;
  const owners = typeof answererId === 'string' ? [{ kind: 'person', id: answererId }] : [];
  const asked = inlinesOf(question);
  const words = [schema.text('Answer: ', commonRestriction(asked)), ...asked];
  const attrs = { owners, due: null, exchangeId: exchange.attrs.id as unknown };
  return action.create(attrs, Fragment.fromArray(words));
}

function inlinesOf(question: Node): readonly Node[] {
  const inlines: Node[] = [];
  question.forEach((paragraph) => {
    if (paragraph.content.size === 0) return;
    if (inlines.length > 0) inlines.push(question.type.schema.text(' ', commonRestriction(inlines)));
    paragraph.forEach((inline) => inlines.push(inline));
  });
  return inlines;
}

// Of an action without a public word no file says even the owner: the words in front must not be the one.
function commonRestriction(inlines: readonly Node[]): readonly Mark[] {
  const marks = inlines.map((inline) => inline.marks.find(({ type }) => type.name === 'restricted'));
  const [first] = marks;
  return first !== undefined && marks.every((mark) => mark !== undefined) ? [first] : [];
}

function outcomeOf(exchange: Node): AnswerOutcome {
  const outcome: unknown = exchange.lastChild?.attrs.outcome;
  return answerOutcomes.find((each) => each === outcome) ?? 'answered';
}
