// What is typed at the start of a line becomes a block: "ACTION: ", "Q: ", "NB: ", "> " and the like.

import { Extension, InputRule, wrappingInputRule, type InputRuleFinder } from '@tiptap/core';
import { createTable } from '@tiptap/extension-table';
import type { Fragment, Node, NodeType, Schema } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { blockNames, blockWays, type BlockName } from './block-ways.ts';
import type { EditorHost } from './editor-host.ts';

export function typedBlocks(host: EditorHost): Extension {
  return Extension.create({
    name: 'typedBlocks',
    addInputRules() {
      const { schema } = this.editor;
      return blockNames.flatMap((name) => {
        const { needs, typed } = blockWays[name];
        const type = schema.nodes[needs];
        return type ? [ruleFor(name, typed, type, host)] : [];
      });
    },
  });
}

function ruleFor(name: BlockName, find: InputRuleFinder, type: NodeType, host: EditorHost): InputRule {
  switch (name) {
    case 'bullets':
    case 'letters':
    case 'quotation':
      return wrappingInputRule({ find, type });
    case 'action':
    case 'decision':
    case 'note':
    case 'subheading':
      return lineRule(find, (line, transaction, position) => {
        if (!type.validContent(line.content)) return false;
        transaction.setBlockType(position + 1, position + 1, type);
        return true;
      });
    case 'question':
      return lineRule(find, (line, transaction, position) => {
        putInPlaceOf(line, exchangeOf(type.schema, line.content), transaction, position);
        return true;
      });
    case 'table':
      return lineRule(find, (line, transaction, position) => {
        // Words behind the caret would be lost in a cell.
        if (line.content.size > 0) return false;
        putInPlaceOf(line, createTable(type.schema, 3, 3, true), transaction, position);
        return true;
      });
    case 'report':
      return lineRule(find, (line) => {
        if (line.content.size > 0) return false;
        // Once what was typed is gone: the dialog keeps where the caret was.
        queueMicrotask(() => host.request({ kind: 'report-link' }));
        return true;
      });
  }
}

/** A rule for a line of the text itself. `become` gets the line without what was typed, and where it begins. */
function lineRule(
  find: InputRuleFinder,
  become: (line: Node, transaction: Transaction, position: number) => boolean,
): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range }) => {
      const $from = state.doc.resolve(range.from);
      if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
      const position = $from.before();
      const line = $from.parent.copy($from.parent.content.cut(range.to - $from.start()));
      const transaction = state.tr.delete(range.from, range.to);
      return become(line, transaction, position) ? undefined : null;
    },
  });
}

function putInPlaceOf(line: Node, block: Node, transaction: Transaction, position: number): void {
  transaction.replaceWith(position, position + line.nodeSize, block);
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(position + 1)));
}

function exchangeOf(schema: Schema, asked: Fragment): Node {
  const { exchange, question, answer, paragraph } = schema.nodes;
  if (!exchange || !question || !answer || !paragraph) throw new RangeError('no questions in this document');
  return exchange.create(null, [
    question.create(null, paragraph.create(null, asked)),
    answer.create(null, paragraph.create()),
  ]);
}
