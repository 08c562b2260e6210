import { getSchema, type Extensions } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { assertNever } from '../domain/rulings.ts';
import { BlockIds } from './block-ids.ts';
import { BoldMark } from './marks/bold.ts';
import { ItalicMark } from './marks/italic.ts';
import { LinkMark } from './marks/link.ts';
import { RestrictedMark } from './marks/restricted.ts';
import { ActionNode } from './nodes/action.ts';
import { DecisionNode } from './nodes/decision.ts';
import { DocumentNode } from './nodes/document.ts';
import { AnswerNode, ExchangeNode, QuestionNode } from './nodes/exchange.ts';
import { FigureNode } from './nodes/figure.ts';
import { HardBreakNode } from './nodes/hard-break.ts';
import { BulletListNode, LetterListNode, ListItemNode } from './nodes/lists.ts';
import { NoteToSelfNode } from './nodes/note-to-self.ts';
import { ParagraphNode } from './nodes/paragraph.ts';
import { PersonNode } from './nodes/person.ts';
import { QuotationNode } from './nodes/quotation.ts';
import { ReportLinkNode } from './nodes/report-link.ts';
import { StandardWordingNode } from './nodes/standard-wording.ts';
import { SubheadingNode } from './nodes/subheading.ts';
import { TableCellNode, TableHeaderNode, TableNode, TableRowNode } from './nodes/tables.ts';
import { TextNode } from './nodes/text.ts';

export const documentKinds = ['cover-paper', 'notes'] as const;
export type DocumentKind = (typeof documentKinds)[number];

// Order matters twice: the paragraph comes first so that ProseMirror takes it as the default block, and a mark that
// stands earlier wraps the later ones (a restricted passage holds its links and bold words).
const everyDocument: Extensions = [
  DocumentNode,
  ParagraphNode,
  TextNode,
  HardBreakNode,
  SubheadingNode,
  BulletListNode,
  LetterListNode,
  ListItemNode,
  TableNode,
  TableRowNode,
  TableHeaderNode,
  TableCellNode,
  ReportLinkNode,
  QuotationNode,
  NoteToSelfNode,
  PersonNode,
  RestrictedMark,
  LinkMark,
  BoldMark,
  ItalicMark,
  BlockIds,
];

const onlyPapers: Extensions = [StandardWordingNode, FigureNode];
const onlyNotes: Extensions = [ActionNode, DecisionNode, ExchangeNode, QuestionNode, AnswerNode];

/** What a section's body of each kind of document is made of. */
export function extensionsFor(kind: DocumentKind): Extensions {
  switch (kind) {
    case 'cover-paper':
      return [...everyDocument, ...onlyPapers];
    case 'notes':
      return [...everyDocument, ...onlyNotes];
    default:
      return assertNever(kind);
  }
}

const schemas = new Map<DocumentKind, Schema>();

export function schemaFor(kind: DocumentKind): Schema {
  const known = schemas.get(kind);
  if (known) return known;
  const schema = getSchema(extensionsFor(kind));
  schemas.set(kind, schema);
  return schema;
}
