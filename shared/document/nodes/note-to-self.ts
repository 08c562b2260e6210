import { Node } from '@tiptap/core';

/** What whoever writes leaves for themselves. It is in no file: `notes-to-self.ts` takes it out of what leaves. */
export const NoteToSelfNode = Node.create({
  name: 'noteToSelf',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-block="note-to-self"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'note-to-self' }, 0],
});
