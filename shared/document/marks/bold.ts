import { Mark } from '@tiptap/core';

export const BoldMark = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    // A web page's <b style="font-weight: normal"> only wraps a fragment on the clipboard.
    { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
    { style: 'font-weight', getAttrs: (value) => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ['strong', HTMLAttributes, 0],
});
