import { Node } from '@tiptap/core';
import { requireIdOrNull, requireLine } from '../refs.ts';

/** A person named in the text. `label` is the name as it was inserted; it stands where the person is not known. */
export const PersonNode = Node.create({
  name: 'person',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      personId: {
        default: null,
        validate: requireIdOrNull,
        parseHTML: (element) => element.getAttribute('data-person'),
        renderHTML: ({ personId }) => (typeof personId === 'string' ? { 'data-person': personId } : {}),
      },
      label: {
        default: '',
        validate: requireLine,
        parseHTML: (element) => (element.textContent ?? '').slice(0, 500),
        renderHTML: () => ({}),
      },
    };
  },
  parseHTML: () => [{ tag: 'span[data-person]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs.label)],
  renderText: ({ node }) => String(node.attrs.label),
});
