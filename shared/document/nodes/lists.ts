import { Node } from '@tiptap/core';

/** Bullets. They are never numbered, in a numbered section neither. */
export const BulletListNode = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ HTMLAttributes }) => ['ul', HTMLAttributes, 0],
});

/** Letters a), b), c) …; `start` (from 1) goes on after something that stands between two parts of one list. */
export const LetterListNode = Node.create({
  name: 'letterList',
  group: 'block list',
  content: 'listItem+',
  addAttributes() {
    return {
      start: {
        default: 1,
        validate: (value: unknown) => {
          if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 1000)
            throw new RangeError('start');
        },
        parseHTML: (element) =>
          Math.min(1000, Math.max(1, Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1)),
        renderHTML: ({ start }) => (start === 1 ? {} : { start: String(start) }),
      },
    };
  },
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', { ...HTMLAttributes, type: 'a' }, 0],
});

export const ListItemNode = Node.create({
  name: 'listItem',
  content: 'paragraph (paragraph | list)*',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
});
