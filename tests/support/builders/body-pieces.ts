import type { OwnerRef } from '../../../shared/domain/actions.ts';
import type { Body, BodyMark, BodyNode } from '../../../shared/document/body.ts';
import { digestOf } from '../../../shared/document/wording-text.ts';

// Small pieces of a section's body, to be put together in a test: aBody(aParagraph('Some ', strong('bold'), ' words')).

type Inline = BodyNode | string;

export function aBody(...content: readonly BodyNode[]): Body {
  return { type: 'doc', content: content.length === 0 ? [aParagraph()] : content };
}

export function aParagraph(...inlines: readonly Inline[]): BodyNode {
  return block('paragraph', inlines);
}

export function anUnnumberedParagraph(...inlines: readonly Inline[]): BodyNode {
  return { ...aParagraph(...inlines), attrs: { isUnnumbered: true } };
}

export function aSubheading(...inlines: readonly Inline[]): BodyNode {
  return block('subheading', inlines);
}

export function bullets(...items: readonly (BodyNode | readonly BodyNode[] | string)[]): BodyNode {
  return { type: 'bulletList', content: items.map(aListItem) };
}

export function letters(...items: readonly (BodyNode | readonly BodyNode[] | string)[]): BodyNode {
  return { type: 'letterList', content: items.map(aListItem) };
}

export function lettersFrom(
  start: number,
  ...items: readonly (BodyNode | readonly BodyNode[] | string)[]
): BodyNode {
  return { ...letters(...items), attrs: { start } };
}

/** A table of texts: the first row is the heading. */
export function aTable(...rows: readonly (readonly Inline[])[]): BodyNode {
  return {
    type: 'table',
    content: rows.map((cells, index) => ({
      type: 'tableRow',
      content: cells.map((cell) => aCell(index === 0 ? 'tableHeader' : 'tableCell', cell)),
    })),
  };
}

export function aCell(
  type: 'tableHeader' | 'tableCell',
  content: Inline,
  spans: { readonly colspan?: number; readonly rowspan?: number } = {},
): BodyNode {
  const attrs = { colspan: 1, rowspan: 1, colwidth: null, ...spans };
  const isBlock =
    typeof content !== 'string' && !['text', 'person', 'figure', 'hardBreak'].includes(content.type);
  return { type, attrs, content: [isBlock ? content : aParagraph(content)] };
}

export function anAction(
  words: Inline | readonly Inline[],
  {
    id = null,
    owners = [],
    due = null,
  }: { id?: string | null; owners?: readonly OwnerRef[]; due?: string | null } = {},
): BodyNode {
  const inlines: readonly Inline[] = Array.isArray(words) ? (words as readonly Inline[]) : [words as Inline];
  return { ...block('action', inlines), attrs: { id, owners, due } };
}

export function aDecision(...inlines: readonly Inline[]): BodyNode {
  return block('decision', inlines);
}

export function aNoteToSelf(...inlines: readonly Inline[]): BodyNode {
  return block('noteToSelf', inlines);
}

export function aQuotation(...paragraphs: readonly Inline[]): BodyNode {
  return { type: 'quotation', content: paragraphs.map((words) => aParagraph(words)) };
}

export function anExchange(question: Inline, answer: Inline): BodyNode {
  return {
    type: 'exchange',
    content: [
      { type: 'question', attrs: { askerId: null }, content: [aParagraph(question)] },
      { type: 'answer', attrs: { answererId: null, outcome: 'answered' }, content: [aParagraph(answer)] },
    ],
  };
}

export function aReportLink(name: string, href: string): BodyNode {
  return { ...block('reportLink', name === '' ? [] : [name]), attrs: { href } };
}

export function text(words: string, ...marks: readonly BodyMark[]): BodyNode {
  return marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
}

export function strong(words: string): BodyNode {
  return text(words, { type: 'bold' });
}

export function emphasised(words: string): BodyNode {
  return text(words, { type: 'italic' });
}

export function linked(words: string, href: string): BodyNode {
  return text(words, { type: 'link', attrs: { href } });
}

export function restricted(words: string, reason = 'section 30, investigations'): BodyNode {
  return text(words, { type: 'restricted', attrs: { reason } });
}

export function aPersonChip(personId: string | null, label: string): BodyNode {
  return { type: 'person', attrs: { personId, label } };
}

/** A copy of standard wording, as if it had just been put in unless a digest is given. */
export function aWordingCopy(
  wordingId: string,
  blocks: readonly BodyNode[],
  { id = null, digest = digestOf(blocks) }: { id?: string | null; digest?: string } = {},
): BodyNode {
  return { type: 'standardWording', attrs: { id, wordingId, digest }, content: blocks };
}

export function aFigure(figureId: string, words: string, asAt: string | null = null): BodyNode {
  return { type: 'figure', attrs: { figureId, text: words, asAt } };
}

export const lineBreak: BodyNode = { type: 'hardBreak' };

function block(type: string, inlines: readonly Inline[]): BodyNode {
  const content = inlines
    .filter((inline) => inline !== '')
    .map((inline) => (typeof inline === 'string' ? text(inline) : inline));
  return content.length === 0 ? { type } : { type, content };
}

function aListItem(item: BodyNode | readonly BodyNode[] | string): BodyNode {
  if (typeof item === 'string') return { type: 'listItem', content: [aParagraph(item)] };
  return {
    type: 'listItem',
    content: Array.isArray(item) ? (item as readonly BodyNode[]) : [item as BodyNode],
  };
}
