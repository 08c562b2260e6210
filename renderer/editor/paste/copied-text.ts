import type { Fragment, Node } from '@tiptap/pm/model';
import { formatDate, isRealDate } from '../../../shared/domain/calendar-date.ts';
import { letterAt } from '../../../shared/domain/letters.ts';
import type { OwnerRef } from '../../../shared/domain/actions.ts';
import { isOwnerRef } from '../../../shared/document/refs.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
import type { NameBook } from '../name-book.ts';

/** "Action, CC Moss and the Mayor, by 14 November 2023" */
export function actionLabel(owners: readonly OwnerRef[], due: unknown, names: NameBook): string {
  return [
    'Action',
    ...(owners.length === 0 ? [] : [owners.map((owner) => names.labelOf(owner)).join(' and ')]),
    ...(typeof due === 'string' && isRealDate(due) ? [`by ${formatDate(due)}`] : []),
  ].join(', ');
}

/** A line a block; bullets and letters as they are typed; cells apart by tabs; what is restricted says so. */
export function copiedText(content: Fragment, names: NameBook): string {
  return linesIn(content, names).join('\n');
}

function linesIn(content: Fragment, names: NameBook): readonly string[] {
  const blocks: Node[] = [];
  content.forEach((node) => blocks.push(node));
  if (blocks.some(({ isInline }) => isInline)) return [inlineText(content, names)];
  return blocks.flatMap((block) => linesOf(block, names));
}

function linesOf(block: Node, names: NameBook): readonly string[] {
  const { type, attrs, content } = block;
  switch (type.name) {
    case 'bulletList':
    case 'letterList':
      return block.children.flatMap((item, index) => {
        const start = Number(attrs.start ?? 1);
        const mark = type.name === 'bulletList' ? '- ' : `${letterAt(start - 1 + index)}) `;
        return begun(mark, linesIn(item.content, names));
      });
    case 'tableRow':
      return [block.children.map((cell) => linesIn(cell.content, names).join(' ')).join('\t')];
    case 'action': {
      const owners: unknown = attrs.owners;
      const owned = Array.isArray(owners) ? owners.filter(isOwnerRef) : [];
      return begun(`${actionLabel(owned, attrs.due, names)}: `, linesIn(content, names));
    }
    case 'decision':
      return begun('Decision: ', linesIn(content, names));
    case 'question':
      return begun(spoken('Question', attrs.askerId, names), linesIn(content, names));
    case 'answer':
      return begun(spoken('Answer', attrs.answererId, names), linesIn(content, names));
    default:
      return linesIn(content, names);
  }
}

function spoken(label: string, personId: unknown, names: NameBook): string {
  const speaker = names.personLabel(typeof personId === 'string' ? personId : null);
  return speaker === null ? `${label}: ` : `${label}, ${speaker}: `;
}

function begun(mark: string, [first = '', ...others]: readonly string[]): readonly string[] {
  return [mark + first, ...others];
}

function inlineText(content: Fragment, names: NameBook): string {
  let text = '';
  let open: string | null = null;
  content.forEach((node) => {
    const mark = node.marks.find(({ type }) => type.name === 'restricted');
    const reason = mark ? String(mark.attrs.reason) : null;
    if (reason !== open) {
      if (open !== null) text += ']';
      if (reason !== null) text += `[${wordRestriction(reason)}: `;
      open = reason;
    }
    text += wordsOf(node, names);
  });
  return open === null ? text : `${text}]`;
}

function wordsOf({ text, type, attrs }: Node, names: NameBook): string {
  if (text !== undefined) return text;
  if (type.name === 'hardBreak') return '\n';
  const known =
    typeof attrs.personId === 'string' ? names.personInText(attrs.personId, attrs.isInFull === true) : null;
  const said: unknown = known ?? attrs.label ?? attrs.text;
  return typeof said === 'string' ? said : '';
}
