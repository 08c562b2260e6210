// What is copied from a text here, as other programs meet it: an action says that it is one, whose and by when; a report
// link is a link; words that are not for the public say so at both ends, wherever they are put. What is added for that
// is marked, and goes again when it is pasted here.

import { Extension } from '@tiptap/core';
import { DOMSerializer, type Fragment } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { formatDate, isRealDate } from '../../../shared/domain/calendar-date.ts';
import { letterAt } from '../../../shared/domain/letters.ts';
import { ownersFromAttribute } from '../../../shared/document/refs.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
import type { EditorHost } from '../editor-host.ts';
import type { NameBook } from '../name-book.ts';
import { ownAttribute } from './read-own-html.ts';

export function copyOut(host: EditorHost): Extension {
  return Extension.create({
    name: 'copyOut',
    // Before Tiptap's own, which knows no restriction.
    priority: 1100,
    addProseMirrorPlugins() {
      const { schema } = this.editor;
      const serializer = new OutwardSerializer(
        DOMSerializer.nodesFromSchema(schema),
        DOMSerializer.marksFromSchema(schema),
      );
      serializer.names = () => host.names();
      return [
        new Plugin({
          key: new PluginKey('copyOut'),
          props: {
            clipboardSerializer: serializer,
            clipboardTextSerializer: ({ content }) => plainTextOf(serializer.serializeFragment(content)),
          },
        }),
      ];
    },
  });
}

class OutwardSerializer extends DOMSerializer {
  names: (() => NameBook) | null = null;

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const drawn = super.serializeFragment(fragment, options, target);
    // With a target it is a block's own content, and the block comes last.
    if (target === undefined && this.names) sayWhatItIs(drawn, this.names());
    return drawn;
  }
}

function sayWhatItIs(drawn: HTMLElement | DocumentFragment, names: NameBook): void {
  for (const person of drawn.querySelectorAll('[data-person]')) {
    const name = names.personInText(
      person.getAttribute('data-person') ?? '',
      person.hasAttribute('data-in-full'),
    );
    if (name !== null) person.textContent = name;
  }
  for (const action of drawn.querySelectorAll('[data-block="action"]')) {
    action.prepend(aside(action, 'b', `${actionLabel(action, names)}: `));
  }
  for (const [block, label] of [
    ['decision', 'Decision: '],
    ['note-to-self', 'Note to self: '],
  ] as const) {
    for (const each of drawn.querySelectorAll(`[data-block="${block}"]`))
      each.prepend(aside(each, 'b', label));
  }
  for (const [block, label, who] of [
    ['question', 'Question', 'data-asker'],
    ['answer', 'Answer', 'data-answerer'],
  ] as const) {
    for (const speech of drawn.querySelectorAll(`[data-block="${block}"]`)) {
      const speaker = names.personLabel(speech.getAttribute(who));
      const words = speaker === null ? label : `${label}, ${speaker}`;
      (speech.firstElementChild ?? speech).prepend(aside(speech, 'b', `${words}: `));
    }
  }
  for (const report of drawn.querySelectorAll('[data-block="report-link"]')) {
    const link = report.ownerDocument.createElement('a');
    link.setAttribute('href', report.getAttribute('data-href') ?? '');
    link.append(...report.childNodes);
    report.append(link);
  }
  sayRestrictions(drawn);
  for (const table of drawn.querySelectorAll('table')) table.setAttribute('border', '1');
  drawn.firstElementChild?.setAttribute(ownAttribute, '');
}

/** "[Restricted: FOI Act s40: words]", also for what is copied from a text that is not being edited. */
function sayRestrictions(drawn: HTMLElement | DocumentFragment): void {
  for (const passage of drawn.querySelectorAll('[data-restricted]')) {
    const reason = passage.getAttribute('data-reason') ?? '';
    passage.prepend(aside(passage, 'span', `[${wordRestriction(reason)}: `));
    passage.append(aside(passage, 'span', ']'));
  }
}

function actionLabel(action: Element, names: NameBook): string {
  const owners = ownersFromAttribute(action.getAttribute('data-owners')).map((owner) => names.labelOf(owner));
  const due = action.getAttribute('data-due') ?? '';
  return [
    'Action',
    ...(owners.length === 0 ? [] : [owners.join(' and ')]),
    ...(isRealDate(due) ? [`by ${formatDate(due)}`] : []),
  ].join(', ');
}

function aside(beside: Element, tag: string, words: string): Element {
  const added = beside.ownerDocument.createElement(tag);
  added.setAttribute('data-aside', '');
  added.textContent = words;
  return added;
}

/** A line a block; bullets and letters as they are typed; the cells of a row apart by tabs. */
function plainTextOf(drawn: globalThis.Node): string {
  const lines: string[] = [''];
  const endLine = (): void => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const write = (node: globalThis.Node): void => {
    if (node.nodeType === globalThis.Node.TEXT_NODE) {
      lines[lines.length - 1] += node.nodeValue ?? '';
      return;
    }
    const name = node instanceof Element ? node.localName : '';
    if (name === 'br') lines.push('');
    else if (name === 'li') {
      endLine();
      lines[lines.length - 1] += markOf(node as Element);
      for (const child of node.childNodes) write(child);
    } else if (name === 'tr') {
      endLine();
      lines.push([...node.childNodes].map((cell) => plainTextOf(cell).replace(/\n/g, ' ')).join('\t'));
      lines.push('');
    } else {
      const isBlock = /^(p|div|h\d|ul|ol|table)$/.test(name);
      const isFirstOfItem =
        node.parentNode instanceof Element &&
        node.parentNode.localName === 'li' &&
        node.previousSibling === null;
      if (isBlock && !isFirstOfItem) endLine();
      for (const child of node.childNodes) write(child);
      if (isBlock) endLine();
    }
  };
  write(drawn);
  return lines
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function markOf(item: Element): string {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return '- ';
  const start = Number(list.getAttribute('start') ?? '1');
  return `${letterAt(start - 1 + [...list.children].indexOf(item))}) `;
}

/**
 * Copying over several sections, or from a text that is only shown, is the browser's own work. Where there are restricted
 * words among them, they say so here as well.
 */
export function sayRestrictionsWhenCopied(event: ClipboardEvent): void {
  const selection = window.getSelection();
  if (event.defaultPrevented || !event.clipboardData || !selection || selection.isCollapsed) return;
  const copied = document.createElement('div');
  for (let index = 0; index < selection.rangeCount; index += 1) {
    copied.append(selection.getRangeAt(index).cloneContents());
  }
  const around = restrictedAround(selection);
  if (around !== null) {
    const passage = around.cloneNode(false) as Element;
    passage.append(...copied.childNodes);
    copied.append(passage);
  }
  const notes = copied.querySelectorAll('[data-block="note-to-self"]');
  if (copied.querySelector('[data-restricted]') === null && notes.length === 0) return;
  // As in a text that is being edited: what is copied may be meant for a letter.
  for (const note of notes) note.remove();
  for (const chrome of copied.querySelectorAll('[data-chrome]')) chrome.append(' ');
  sayRestrictions(copied);
  event.clipboardData.setData('text/html', copied.innerHTML);
  event.clipboardData.setData('text/plain', plainTextOf(copied));
  event.preventDefault();
}

/** The restricted passage that the whole selection lies in. */
function restrictedAround(selection: Selection): Element | null {
  const { commonAncestorContainer: inner } = selection.getRangeAt(0);
  return (inner instanceof Element ? inner : inner.parentElement)?.closest('[data-restricted]') ?? null;
}
