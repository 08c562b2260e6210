import { Extension } from '@tiptap/core';
import { requireIdOrNull } from './refs.ts';

/** The blocks that can be referred to from outside: by the action register, comments, restrictions and Word anchors. */
export const identifiedBlocks = [
  'paragraph',
  'subheading',
  'table',
  'action',
  'decision',
  'exchange',
  'reportLink',
  'standardWording',
  'noteToSelf',
] as const;

/** Gives each of these blocks an `id` that stays with it. The editor fills it in; the schema only makes room. */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes() {
    return [
      {
        types: [...identifiedBlocks],
        attributes: {
          id: {
            default: null,
            validate: requireIdOrNull,
            parseHTML: (element) => element.getAttribute('data-id'),
            renderHTML: ({ id }) => (typeof id === 'string' ? { 'data-id': id } : {}),
            keepOnSplit: false,
          },
        },
      },
    ];
  },
});
