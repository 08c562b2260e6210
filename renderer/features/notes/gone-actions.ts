import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useRef, useState } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { dueThen, isClosed } from '../../../shared/domain/actions.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { withView } from '../../editor/with-view.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';
import { editorFor } from './changed-sections.ts';
import type { NotesSection } from './notes-sections.ts';

/** The notes as they are open, to work on. */
export type NotesAtHand = {
  readonly session: DocumentSession;
  readonly notes: readonly NotesSection[];
  readonly host: EditorHost;
};

type GoneActions = {
  /** The open actions of the meeting that its notes have no longer. */
  readonly gone: readonly Action[];
  /** Puts the block of one at the end of its item again. */
  readonly putBack: (action: Action) => void;
};

/** Says so when an action that others know of is deleted from the notes, and offers the way back. */
export function useGoneActions(
  register: readonly Action[],
  withNotes: (work: (atHand: NotesAtHand) => void) => void,
): GoneActions {
  const gone = register.filter(({ isInNotes, status }) => !isInNotes && !isClosed(status));
  const putBack = (action: Action): void => withNotes((atHand) => putBlockBack(action, atHand));
  const before = useRef<ReadonlySet<string>>(new Set());
  const [messages] = useState(() => new Map<string, () => void>());
  useEffect(() => {
    for (const { id, isInNotes } of register) if (isInNotes) messages.get(id)?.();
    for (const action of gone) {
      if (!before.current.has(action.id)) continue;
      const message = `“${shortened(action.text)}” is no longer in the notes. The action stays on the list until it is put back or withdrawn with a reason.`;
      const offer = { label: 'Put it back', onAction: () => putBack(action) };
      messages.set(action.id, showToast({ message, action: offer }));
      announce(message);
    }
    before.current = new Set(register.flatMap(({ id, isInNotes }) => (isInNotes ? id : [])));
  });
  // What they offer is done in these notes.
  useEffect(
    () => () => {
      for (const takeAway of messages.values()) takeAway();
    },
    [messages],
  );
  return { gone, putBack };
}

function putBlockBack(action: Action, { session, notes, host }: NotesAtHand): void {
  // A block that was made a paragraph has kept its id, and is the place to come back to.
  const left = notes.find(({ section }) => findBlock(session.currentDoc(section.id), action.id) !== null);
  const place = left ?? notes.find(({ item }) => item.id === action.agendaItemId);
  const editor = place && editorFor(session, place, host);
  if (!place || !editor) {
    const message = place
      ? `Item ${place.label} cannot be changed just now.`
      : 'Its item was taken off the agenda. Bring the item back there, and the action is back with it.';
    showToast({ message });
    announce(message);
    return;
  }
  withView(editor, () => {
    const { state, view } = editor;
    const there = findBlock(state.doc, action.id);
    // By then it may have come back by itself.
    if (there?.node.type.name === 'action') return;
    const block = state.schema.nodeFromJSON(blockOf(action));
    const transaction = closeHistory(state.tr);
    if (there === null) transaction.insert(state.doc.content.size, block);
    else if (there.node.content.size === 0)
      transaction.replaceWith(there.position, there.position + there.node.nodeSize, block);
    else transaction.setNodeMarkup(there.position, block.type, block.attrs);
    view.dispatch(transaction);
  });
  announce(`The action is back in item ${place.label}.`);
}

function findBlock(doc: Node | null, id: string): { readonly node: Node; readonly position: number } | null {
  let found: { readonly node: Node; readonly position: number } | null = null;
  doc?.forEach((node, position) => {
    if (node.attrs['id'] === id) found = { node, position };
  });
  return found;
}

function blockOf(action: Action): object {
  const { id, owners, text, isRestricted } = action;
  // Nobody knows any more which of its words were restricted: all are.
  const marks = isRestricted
    ? [{ type: 'restricted', attrs: { reason: 'Restricted before it was deleted' } }]
    : [];
  return {
    type: 'action',
    // A date that was given later is the register's.
    attrs: { id, owners, due: dueThen(action, []) },
    content: text === '' ? [] : [{ type: 'text', text, marks }],
  };
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
