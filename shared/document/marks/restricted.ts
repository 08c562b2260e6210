import { Mark } from '@tiptap/core';
import { wordRestriction } from '../restricted-words.ts';
import { requireLine } from '../refs.ts';

/** Words that are not for the public, with the reason. No export for the public may hold them. */
export const RestrictedMark = Mark.create({
  name: 'restricted',
  // What is typed on at its end is not for the public either; a new paragraph is.
  inclusive: true,
  keepOnSplit: false,
  addAttributes() {
    return {
      reason: {
        default: '',
        validate: requireLine,
        parseHTML: (element) => (element.getAttribute('data-reason') ?? '').slice(0, 500),
        renderHTML: ({ reason }) => ({
          'data-reason': String(reason),
          title: wordRestriction(String(reason)),
        }),
      },
    };
  },
  parseHTML: () => [{ tag: 'span[data-restricted]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-restricted': '', role: 'mark' }, 0],
});
