import { Node } from '@tiptap/core';
import {
  idFromAttribute,
  ownersFromAttribute,
  requireDateOrNull,
  requireIdOrNull,
  requireOwners,
} from '../refs.ts';
import { isRealDate } from '../../domain/calendar-date.ts';

/** A promise made in the meeting: its words, who owns it and by when. Its letter is computed, never stored. */
export const ActionNode = Node.create({
  name: 'action',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes() {
    return {
      owners: {
        default: [],
        validate: requireOwners,
        parseHTML: (element) => ownersFromAttribute(element.getAttribute('data-owners')),
        renderHTML: ({ owners }) => ({ 'data-owners': JSON.stringify(owners) }),
      },
      due: {
        default: null,
        validate: requireDateOrNull,
        parseHTML: (element) => {
          const due = element.getAttribute('data-due');
          return due !== null && isRealDate(due) ? due : null;
        },
        renderHTML: ({ due }) => (typeof due === 'string' ? { 'data-due': due } : {}),
      },
      /** The exchange whose owed answer this action is to bring; null: it came about otherwise. */
      exchangeId: {
        default: null,
        validate: requireIdOrNull,
        keepOnSplit: false,
        parseHTML: (element) => idFromAttribute(element.getAttribute('data-exchange')),
        renderHTML: ({ exchangeId }) =>
          typeof exchangeId === 'string' ? { 'data-exchange': exchangeId } : {},
      },
    };
  },
  parseHTML: () => [{ tag: 'div[data-block="action"]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'action' }, 0],
});
