import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { editorOfSection } from '../../editor/editor-of-section.ts';
import { undoIn } from '../../editor/section-history.ts';
import { withView } from '../../editor/with-view.ts';
import { showToast } from '../../ui/toast.tsx';
import type { NotesSection } from './notes-sections.ts';

// Changes of sections that may not be on screen, each one step of its section, all of them undone with one press.

export type ChangedSection = { readonly sectionId: string; readonly editor: Editor; readonly after: Node };

/** The editor of a section, live or not; null where the person is being asked about its text just now. */
export function editorFor(
  session: DocumentSession,
  { section, label, item, start }: NotesSection,
  host: EditorHost,
): Editor | null {
  if (section.state !== 'sound' || section.saving.kind === 'conflict') return null;
  return editorOfSection(session, section.id, {
    label: `Notes of item ${label}, ${item.title}`,
    start,
    host,
  });
}

/**
 * What was typed in a section since is not undone with it, nor is it where the same words were typed again. False where a
 * section stayed as it is.
 */
export function takeBack(
  session: Pick<DocumentSession, 'currentDoc'>,
  changed: readonly ChangedSection[],
): boolean {
  // The same text by way of others has later steps to undo.
  const untouched = changed.filter(({ sectionId, after }) => session.currentDoc(sectionId) === after);
  for (const { editor } of untouched) withView(editor, () => undoIn(editor));
  const left = changed.length - untouched.length;
  if (left === 0) return true;
  showToast({
    message: `${counted(left, 'section')} had been changed since, and stayed as they are. Ctrl Z undoes there.`,
  });
  return false;
}

/** One of several changes, each made and taken back by itself. */
export type SingleChange = ChangedSection & { readonly before: Node };

/** Takes one of them back, the last where none is named. What it answers can still be taken back. */
export function takeBackOne(
  session: Pick<DocumentSession, 'currentDoc'>,
  changes: readonly SingleChange[],
  wanted: SingleChange | undefined = changes.at(-1),
): { readonly isBack: boolean; readonly changes: readonly SingleChange[] } {
  const change = changes.find(({ before }) => before === wanted?.before);
  if (!change) return { isBack: false, changes };
  const others = changes.filter((each) => each !== change);
  if (!takeBack(session, [change])) return { isBack: false, changes: others };
  // The text is again what the change before it had left.
  const left = change.editor.state.doc;
  return {
    isBack: true,
    changes: others.map((each) => (each.after === change.before ? { ...each, after: left } : each)),
  };
}

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
