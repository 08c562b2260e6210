import { Node } from '@tiptap/core';
import { requireBoolean, requireIdOrNull, requireLine } from '../refs.ts';

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
      /** Named in full, as notes do the first time; else in short form. */
      isInFull: {
        default: false,
        validate: requireBoolean,
        parseHTML: (element) => element.hasAttribute('data-in-full'),
        renderHTML: ({ isInFull }) => (isInFull === true ? { 'data-in-full': '' } : {}),
      },
    };
  },
  parseHTML: () => [{ tag: 'span[data-person]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs.label)],
  renderText: ({ node }) => String(node.attrs.label),
});
