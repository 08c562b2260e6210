import { Node } from '@tiptap/core';

/** What the meeting decided, in one paragraph. */
export const DecisionNode = Node.create({
  name: 'decision',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-block="decision"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'decision' }, 0],
});
