import { Mark } from '@tiptap/core';
import { requireSafeHref } from '../refs.ts';
import { safeHref, withoutMailGateway } from '../safe-href.ts';

/** A link in the text. An address that `safeHref` refuses is no link: its words stay, the address goes. */
export const LinkMark = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes() {
    return {
      href: {
        isRequired: true,
        validate: requireSafeHref,
        parseHTML: (element) => {
          const href = safeHref(element.getAttribute('href') ?? '');
          return href === null ? null : withoutMailGateway(href);
        },
      },
    };
  },
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => safeHref(element.getAttribute('href') ?? '') !== null && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'noopener noreferrer' }, 0],
});
