// What is copied from a text here, as other programs meet it: an action says that it is one, whose and by when; a report
// link is a link; words that are not for the public, by themselves or with their whole section, say so at both ends,
// wherever they are put. What is added for that is marked, and goes again when it is pasted here.

import { Extension } from '@tiptap/core';
import { DOMSerializer, Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ownersFromAttribute } from '../../../shared/document/refs.ts';
import { wordRestriction } from '../../../shared/document/restricted-words.ts';
import type { EditorHost } from '../editor-host.ts';
import type { NameBook } from '../name-book.ts';
import { actionLabel, copiedText } from './copied-text.ts';
import { ofWholeAttribute, ownAttribute } from './read-own-html.ts';

/** `restriction`: why all of the section is restricted; null: it is not. */
export function copyOut(host: EditorHost, restriction: () => string | null): Extension {
  return Extension.create({
    name: 'copyOut',
    // Before Tiptap's own, which knows no restriction.
    priority: 1100,
    addProseMirrorPlugins() {
      const { schema } = this.editor;
      const serializer = outwardSerializer(schema, () => host.names(), restriction);
      return [
        new Plugin({
          key: new PluginKey('copyOut'),
          props: {
            clipboardSerializer: serializer,
            clipboardTextSerializer: ({ content }) =>
              copiedText(restrictedWith(content, wholeMark(schema, restriction())), host.names()),
          },
        }),
      ];
    },
  });
}

function outwardSerializer(
  schema: Schema,
  names: () => NameBook,
  restriction: () => string | null,
): OutwardSerializer {
  const marks = DOMSerializer.marksFromSchema(schema);
  const { restricted } = marks;
  if (restricted) {
    marks.restricted = (mark, isInline) => {
      const drawn = restricted(mark, isInline);
      if (mark !== serializer.whole || !Array.isArray(drawn)) return drawn;
      const [tag, attributes, hole] = drawn as [string, Record<string, string>, 0];
      return [tag, { ...attributes, [ofWholeAttribute]: '' }, hole];
    };
  }
  const serializer = new OutwardSerializer(DOMSerializer.nodesFromSchema(schema), marks);
  serializer.names = names;
  serializer.restriction = () => wholeMark(schema, restriction());
  return serializer;
}

class OutwardSerializer extends DOMSerializer {
  names: (() => NameBook) | null = null;
  restriction: () => Mark | null = () => null;
  /** The mark of the words that are restricted because the whole section is. */
  whole: Mark | null = null;

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    // With a target it is a block's own content, and the block comes last.
    if (target !== undefined) return super.serializeFragment(fragment, options, target);
    this.whole = this.restriction();
    const drawn = super.serializeFragment(restrictedWith(fragment, this.whole), options);
    if (this.names) sayWhatItIs(drawn, this.names());
    return drawn;
  }
}

function wholeMark(schema: Schema, reason: string | null): Mark | null {
  return reason === null ? null : (schema.marks.restricted?.create({ reason }) ?? null);
}

/** All of the words with a restriction, but for those that have one of their own. */
function restrictedWith(content: Fragment, mark: Mark | null): Fragment {
  if (mark === null) return content;
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (!node.isInline) nodes.push(node.copy(restrictedWith(node.content, mark)));
    else nodes.push(mark.type.isInSet(node.marks) ? node : node.mark(mark.addToSet(node.marks)));
  });
  return Fragment.fromArray(nodes);
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
