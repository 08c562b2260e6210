import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listSections } from '../store/repositories/sections.ts';
import { contentOf, sha256, storedBody } from './stored-body.ts';

/** Changes with every letter of the notes that anybody else reads. */
export function notesDigest(
  read: ReadHandle,
  { notesDocumentId }: { readonly notesDocumentId: string },
): string {
  const texts = listSections(read, notesDocumentId).map(
    (section) => `${section.id} ${digestWithoutNotesToSelf(section)}`,
  );
  return sha256(texts.toSorted().join('\n'));
}

/** Of what nobody else reads, nothing was said to anybody: a note to self that came or went is no change. */
export function digestWithoutNotesToSelf(text: Parameters<typeof contentOf>[1]): string {
  const content = contentOf('notes', text);
  if (content.state === 'unreadable') return text.sha256;
  const body = withoutNotesToSelf(content.body);
  return body === content.body ? text.sha256 : storedBody(body).sha256;
}
