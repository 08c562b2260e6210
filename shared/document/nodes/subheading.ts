import { Node } from '@tiptap/core';

/** A heading inside a section. There is one level only, so that none can be skipped. */
export const SubheadingNode = Node.create({
  name: 'subheading',
  group: 'block',
  content: 'text*',
  marks: 'italic restricted',
  defining: true,
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
  renderHTML: ({ HTMLAttributes }) => ['h4', HTMLAttributes, 0],
});
