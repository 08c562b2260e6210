import { Mark } from '@tiptap/core';

export const ItalicMark = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
  renderHTML: ({ HTMLAttributes }) => ['em', HTMLAttributes, 0],
});
