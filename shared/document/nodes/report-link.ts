import { Node } from '@tiptap/core';
import { requireSafeHref } from '../refs.ts';
import { safeHref } from '../safe-href.ts';

/** The link to an organisation's full report, on a line of its own. Its text is the report's real name. */
export const ReportLinkNode = Node.create({
  name: 'reportLink',
  group: 'block',
  content: 'text*',
  marks: 'restricted',
  defining: true,
  addAttributes() {
    return {
      href: {
        // No default: a report link that leads nowhere is not one.
        isRequired: true,
        validate: requireSafeHref,
        parseHTML: (element) => safeHref(element.getAttribute('data-href') ?? ''),
        renderHTML: ({ href }) => ({ 'data-href': String(href) }),
      },
    };
  },
  parseHTML: () => [
    {
      tag: 'div[data-block="report-link"]',
      getAttrs: (element) => (safeHref(element.getAttribute('data-href') ?? '') === null ? false : null),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'report-link' }, 0],
});
