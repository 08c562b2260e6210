import { Node } from '@tiptap/core';

/** The words of somebody or something else, set apart. In a numbered section its paragraphs carry no number. */
export const QuotationNode = Node.create({
  name: 'quotation',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-block="quotation"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'quotation' }, 0],
});
