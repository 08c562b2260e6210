import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { editorOfSection } from '../../editor/editor-of-section.ts';
import { changeMentions, changesOfMentions, undoMentions } from '../../editor/first-mentions.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { showToast } from '../../ui/toast.tsx';
import type { NotesSection } from './notes-sections.ts';

type Changed = { readonly sectionId: string; readonly editor: Editor; readonly after: Node };

/**
 * Names everybody in full the first time that the notes do, and in short form from then on: one step that can be undone
 * in each section, and all of them with one press. A section about which the person is being asked is left alone.
 */
export function nameFirstMentionsInFull({
  session,
  notes,
  names,
  host,
  isRestricted,
}: {
  readonly session: DocumentSession;
  readonly notes: readonly NotesSection[];
  readonly names: NameBook;
  readonly host: EditorHost;
  readonly isRestricted: (place: NotesSection) => boolean;
}): void {
  const texts = notes.flatMap((place) => {
    const doc = session.currentDoc(place.section.id);
    return doc === null ? [] : [{ place, doc, isRestricted: isRestricted(place) }];
  });
  const changes = changesOfMentions(texts, names);
  let [inFull, inShort, left] = [0, 0, 0];
  const changed: Changed[] = [];
  for (const [index, { place }] of texts.entries()) {
    const wanted = changes[index] ?? [];
    if (wanted.length === 0) continue;
    const { section, label, item, start } = place;
    const isAsked = section.state !== 'sound' || section.saving.kind === 'conflict';
    const labelled = { label: `Notes of item ${label}, ${item.title}`, start, host };
    const editor = isAsked ? null : editorOfSection(session, section.id, labelled);
    if (!editor) {
      left += 1;
      continue;
    }
    changeMentions(editor, wanted, names);
    changed.push({ sectionId: section.id, editor, after: editor.state.doc });
    inFull += wanted.filter((change) => change.isInFull).length;
    inShort += wanted.filter((change) => !change.isInFull).length;
  }
  const leftWords = left === 0 ? '' : ` ${counted(left, 'section')} could not be changed.`;
  if (changed.length === 0) {
    showToast({ message: `Every first mention is in full, and every later one in short form.${leftWords}` });
    return;
  }
  showToast({
    tone: 'done',
    message: `${counted(inFull, 'name')} now in full, ${inShort} in short form, in ${counted(changed.length, 'section')}.${leftWords}`,
    action: { label: 'Undo', onAction: () => takeBack(session, changed) },
  });
}

// What was typed in a section since is not undone with it.
function takeBack(session: DocumentSession, changed: readonly Changed[]): void {
  const untouched = changed.filter(
    ({ sectionId, after }) => session.currentDoc(sectionId)?.eq(after) === true,
  );
  for (const { editor } of untouched) undoMentions(editor);
  const left = changed.length - untouched.length;
  if (left === 0) return;
  showToast({
    message: `${counted(left, 'section')} had been changed since, and stayed as they are. Ctrl Z undoes there.`,
  });
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
