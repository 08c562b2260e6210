import { Node } from '@tiptap/core';
import { isRealDate } from '../../domain/calendar-date.ts';
import { requireDateOrNull, requireId, requireLine } from '../refs.ts';

/** A figure of the library in the text. It reads as it was put in or last updated, whatever the library says since. */
export const FigureNode = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      figureId: {
        isRequired: true,
        validate: requireId,
        parseHTML: (element) => element.getAttribute('data-figure'),
        renderHTML: ({ figureId }) => ({ 'data-figure': String(figureId) }),
      },
      text: {
        default: '',
        validate: requireLine,
        parseHTML: (element) => (element.textContent ?? '').slice(0, 500),
        renderHTML: () => ({}),
      },
      asAt: {
        default: null,
        validate: requireDateOrNull,
        parseHTML: (element) => {
          const asAt = element.getAttribute('data-as-at');
          return asAt !== null && isRealDate(asAt) ? asAt : null;
        },
        renderHTML: ({ asAt }) => (typeof asAt === 'string' ? { 'data-as-at': asAt } : {}),
      },
    };
  },
  parseHTML: () => [
    {
      tag: 'span[data-figure]',
      getAttrs: (element) => (element.getAttribute('data-figure') === '' ? false : null),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs.text)],
  renderText: ({ node }) => String(node.attrs.text),
});
