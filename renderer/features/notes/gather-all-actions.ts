import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { gatherActions } from '../../editor/gather-actions.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';
import { counted, editorFor, takeBack, type ChangedSection } from './changed-sections.ts';
import type { NotesSection } from './notes-sections.ts';

/** Puts the actions of items at their ends, under "Actions:": one step in each, and all of them undone with one press. */
export function gatherAllActions({
  session,
  places,
  host,
}: {
  readonly session: DocumentSession;
  readonly places: readonly NotesSection[];
  readonly host: EditorHost;
}): void {
  const changed: ChangedSection[] = [];
  let left = 0;
  for (const place of places) {
    const { section } = place;
    if (section.state !== 'sound' || section.counts.actions === 0) continue;
    const editor = editorFor(session, place, host);
    if (!editor) left += 1;
    else if (gatherActions(editor)) {
      changed.push({ sectionId: section.id, editor, after: editor.state.doc });
    }
  }
  const leftWords = left === 0 ? '' : ` ${counted(left, 'section')} could not be changed.`;
  if (changed.length === 0) {
    const message = `No action stands elsewhere than at the end of its item.${leftWords}`;
    showToast({ message });
    announce(message);
    return;
  }
  const message = `The actions of ${counted(changed.length, 'item')} are at the end now.${leftWords}`;
  showToast({
    tone: 'done',
    message,
    action: { label: 'Undo', onAction: () => takeBack(session, changed) },
  });
  announce(message);
}
