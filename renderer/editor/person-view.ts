import type { Editor } from '@tiptap/core';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import type { EditorHost } from './editor-host.ts';
import type { NameBook } from './name-book.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** A person in the text by the name that they have now; by the one that was put in, where they are not known. */
export function drawPerson(attrs: Attributes, names: NameBook): HTMLElement {
  const dom = document.createElement('span');
  if (typeof attrs.personId === 'string') dom.setAttribute('data-person', attrs.personId);
  if (attrs.isInFull === true) dom.setAttribute('data-in-full', '');
  dom.textContent = nameOf(attrs, names);
  return dom;
}

export function personView(host: EditorHost): NodeViewConstructor {
  return (node) => ({ dom: drawPerson(node.attrs, host.names()), ignoreMutation: () => true });
}

/** Gives the people in an editor's text the names that they have now. */
export function renamePeople(editor: Editor, names: NameBook): void {
  const { dom } = editor.view;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name !== 'person') return;
    const drawn = editor.view.nodeDOM(position);
    const name = nameOf(node.attrs, names);
    if (drawn instanceof HTMLElement && dom.contains(drawn) && drawn.textContent !== name) {
      drawn.textContent = name;
    }
  });
}

function nameOf({ personId, isInFull, label }: Attributes, names: NameBook): string {
  const known = typeof personId === 'string' ? names.personInText(personId, isInFull === true) : null;
  return known ?? (typeof label === 'string' ? label : '');
}
