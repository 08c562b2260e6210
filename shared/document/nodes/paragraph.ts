import { Node } from '@tiptap/core';
import { requireBoolean } from '../refs.ts';

/** A paragraph. In a numbered section it carries the next number unless it is taken out of the numbering. */
export const ParagraphNode = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes() {
    return {
      isUnnumbered: {
        default: false,
        validate: requireBoolean,
        parseHTML: (element) => element.hasAttribute('data-unnumbered'),
        renderHTML: ({ isUnnumbered }) => (isUnnumbered === true ? { 'data-unnumbered': '' } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
});
