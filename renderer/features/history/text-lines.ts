import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { isOwnerRef } from '../../../shared/document/refs.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import type { NameBook } from '../../editor/name-book.ts';

export type TextLine = {
  readonly text: string;
  /** What a block says beside its words: whose action it is and by when, who asked, where a report is. */
  readonly isDetail: boolean;
};

/** A section's text as lines to compare: a paragraph each, and the facts of its blocks. */
export function linesOf(content: Section['content'], names: NameBook): readonly TextLine[] {
  if (content.state === 'unreadable') return wordLines(content.text);
  return content.body.content.flatMap((block) => blockLines(block, names));
}

function blockLines(block: BodyNode, names: NameBook): readonly TextLine[] {
  switch (block.type) {
    case 'bulletList':
    case 'letterList':
    case 'listItem':
    case 'exchange':
    case 'standardWording':
    case 'quotation':
      return (block.content ?? []).flatMap((child) => blockLines(child, names));
    case 'question':
      return withDetail(block, names.personLabel(stringIn(block, 'askerId')), 'Asked by', names);
    case 'answer':
      return withDetail(block, names.personLabel(stringIn(block, 'answererId')), 'Answered by', names);
    case 'action':
      return [...wordLines(plainTextOf(block)), detail(actionFacts(block, names))];
    case 'noteToSelf':
      return [detail('Note to self'), ...wordLines(plainTextOf(block))];
    case 'reportLink':
      return [...wordLines(plainTextOf(block)), detail(stringIn(block, 'href') ?? '')];
    default:
      return wordLines(plainTextOf(block));
  }
}

function withDetail(
  block: BodyNode,
  person: string | null,
  label: string,
  names: NameBook,
): readonly TextLine[] {
  const words = (block.content ?? []).flatMap((child) => blockLines(child, names));
  return person === null ? words : [detail(`${label} ${person}`), ...words];
}

function actionFacts(block: BodyNode, names: NameBook): string {
  const { owners, due } = block.attrs ?? {};
  const named = Array.isArray(owners) ? owners.filter(isOwnerRef).map((owner) => names.labelOf(owner)) : [];
  const owner = named.length === 0 ? 'no owner' : `owner ${named.join(', ')}`;
  return `Action, ${owner}, ${typeof due === 'string' ? `due ${formatDate(due)}` : 'no date'}`;
}

function stringIn(block: BodyNode, name: string): string | null {
  const value = block.attrs?.[name];
  return typeof value === 'string' ? value : null;
}

function wordLines(text: string): readonly TextLine[] {
  return text.split('\n').map((line) => ({ text: line, isDetail: false }));
}

function detail(text: string): TextLine {
  return { text, isDetail: true };
}
