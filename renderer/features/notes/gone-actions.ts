import { closeHistory } from '@tiptap/pm/history';
import { useEffect, useRef } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { isClosed } from '../../../shared/domain/actions.ts';
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
  useEffect(() => {
    for (const action of gone) {
      if (!before.current.has(action.id)) continue;
      const message = `“${shortened(action.text)}” is no longer in the notes. The action stays on the list until it is put back or withdrawn with a reason.`;
      showToast({ message, action: { label: 'Put it back', onAction: () => putBack(action) } });
      announce(message);
    }
    before.current = new Set(register.flatMap(({ id, isInNotes }) => (isInNotes ? id : [])));
  });
  return { gone, putBack };
}

function putBlockBack(action: Action, { session, notes, host }: NotesAtHand): void {
  const place = notes.find(({ item }) => item.id === action.agendaItemId);
  const editor = place && editorFor(session, place, host);
  if (!place || !editor) {
    const message = place
      ? `Item ${place.label} cannot be changed just now.`
      : 'Its item was taken off the agenda. Bring the item back there, and the action is back with it.';
    showToast({ message });
    announce(message);
    return;
  }
  // By then it may have come back by itself.
  if (session.hasBlock(action.id)) return;
  withView(editor, () => {
    const { state, view } = editor;
    // Nobody knows any more which of its words were restricted: all are.
    const marks = action.isRestricted
      ? [{ type: 'restricted', attrs: { reason: 'Restricted before it was deleted' } }]
      : [];
    const block = state.schema.nodeFromJSON({
      type: 'action',
      attrs: { id: action.id, owners: action.owners, due: action.due },
      content: action.text === '' ? [] : [{ type: 'text', text: action.text, marks }],
    });
    view.dispatch(closeHistory(state.tr).insert(state.doc.content.size, block));
  });
  announce(`The action is back at the end of item ${place.label}.`);
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
