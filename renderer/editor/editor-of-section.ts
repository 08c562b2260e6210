import type { Editor } from '@tiptap/core';
import { createSectionEditor } from './create-section-editor.ts';
import type { DocumentSession } from './document-session.ts';
import type { EditorHost } from './editor-host.ts';
import type { MarkStart } from './section-marks.ts';

/** The editor of a section, on screen or not; null where there is none to have. */
export function editorOfSection(
  session: DocumentSession,
  sectionId: string,
  { label, start, host }: { readonly label: string; readonly start: MarkStart; readonly host: EditorHost },
): Editor | null {
  return session.editorOf(sectionId, ({ doc }) =>
    createSectionEditor({
      kind: session.kind,
      doc,
      label,
      start,
      host,
      restriction: () => host.restrictionOf(sectionId),
      isBlockThere: (id) => session.hasBlock(id),
      onChange: (next, isEdit, deletedWords, isOwnVersion) =>
        session.noteChange(sectionId, next, isEdit, deletedWords, isOwnVersion),
    }),
  );
}
