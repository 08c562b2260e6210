// What is copied from a text here, as other programs meet it: an action says that it is one, whose and by when; a report
// link is a link; words that are not for the public say so at both ends, wherever they are put. What is added for that
// is marked, and goes again when it is pasted here.

import { Extension } from '@tiptap/core';
import { DOMSerializer, type Fragment } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ownersFromAttribute } from '../../../shared/document/refs.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
import type { EditorHost } from '../editor-host.ts';
import type { NameBook } from '../name-book.ts';
import { actionLabel, copiedText } from './copied-text.ts';
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
            clipboardTextSerializer: ({ content }) => copiedText(content, host.names()),
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
    action.prepend(aside(action, 'b', `${labelOf(action, names)}: `));
  }
  for (const decision of drawn.querySelectorAll('[data-block="decision"]')) {
    decision.prepend(aside(decision, 'b', 'Decision: '));
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
export function sayRestrictions(drawn: HTMLElement | DocumentFragment): void {
  for (const passage of drawn.querySelectorAll('[data-restricted]')) {
    const reason = passage.getAttribute('data-reason') ?? '';
    passage.prepend(aside(passage, 'span', `[${wordRestriction(reason)}: `));
    passage.append(aside(passage, 'span', ']'));
  }
}

function labelOf(action: Element, names: NameBook): string {
  const owners = ownersFromAttribute(action.getAttribute('data-owners'));
  return actionLabel(owners, action.getAttribute('data-due'), names);
}

function aside(beside: Element, tag: string, words: string): Element {
  const added = beside.ownerDocument.createElement(tag);
  added.setAttribute('data-aside', '');
  added.textContent = words;
  return added;
}
