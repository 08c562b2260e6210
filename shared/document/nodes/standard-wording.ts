import { Node } from '@tiptap/core';
import { requireDigest, requireId } from '../refs.ts';

/**
 * Standard wording as a paper has it, linked to where it came from. A reader meets its paragraphs and nothing else.
 * `digest` is that of the library's text, with its fields filled, when this copy was made or last compared with it.
 */
export const StandardWordingNode = Node.create({
  name: 'standardWording',
  group: 'block',
  content: '(paragraph | list | subheading)+',
  defining: true,
  addAttributes() {
    return {
      wordingId: {
        isRequired: true,
        validate: requireId,
        parseHTML: (element) => element.getAttribute('data-wording'),
        renderHTML: ({ wordingId }) => ({ 'data-wording': String(wordingId) }),
      },
      digest: {
        isRequired: true,
        validate: requireDigest,
        parseHTML: (element) => element.getAttribute('data-digest'),
        renderHTML: ({ digest }) => ({ 'data-digest': String(digest) }),
      },
    };
  },
  parseHTML: () => [
    {
      tag: 'div[data-block="standard-wording"]',
      getAttrs: (element) =>
        isSound(element.getAttribute('data-wording'), element.getAttribute('data-digest')) ? null : false,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'standard-wording' }, 0],
});

function isSound(wordingId: string | null, digest: string | null): boolean {
  try {
    requireId(wordingId);
    requireDigest(digest);
    return true;
  } catch {
    return false;
  }
}
