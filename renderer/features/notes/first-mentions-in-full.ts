import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { changeMentions, changesOfMentions } from '../../editor/first-mentions.ts';
import type { NameBook } from '../../editor/name-book.ts';
import { showToast } from '../../ui/toast.tsx';
import { counted, editorFor, takeBack, type ChangedSection } from './changed-sections.ts';
import type { NotesSection } from './notes-sections.ts';

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
  const changed: ChangedSection[] = [];
  for (const [index, { place }] of texts.entries()) {
    const wanted = changes[index] ?? [];
    if (wanted.length === 0) continue;
    const editor = editorFor(session, place, host);
    if (!editor) {
      left += 1;
      continue;
    }
    changeMentions(editor, wanted, names);
    changed.push({ sectionId: place.section.id, editor, after: editor.state.doc });
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
