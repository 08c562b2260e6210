import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listAttendees } from '../store/repositories/attendees.ts';
import { listSections } from '../store/repositories/sections.ts';
import { contentOf, sha256, storedBody } from './stored-body.ts';

/** Changes with every letter of the texts of the notes that anybody else reads. */
export function notesDigest(
  read: ReadHandle,
  { notesDocumentId }: { readonly notesDocumentId: string },
): string {
  const texts = listSections(read, notesDocumentId).map(
    (section) => `${section.id} ${digestWithoutNotesToSelf(section)}`,
  );
  return sha256(texts.toSorted().join('\n'));
}

/**
 * Changes with all that is sealed with the notes and that a person has looked at before: the texts, what is restricted and
 * why, what the items are called and where they stand, and who attended.
 */
export function acceptanceDigest(
  read: ReadHandle,
  { id, notesDocumentId }: { readonly id: string; readonly notesDocumentId: string },
): string {
  const items = listAgendaItems(read, id);
  const reasons = restrictedItems(items);
  return sha256(
    JSON.stringify([
      notesDigest(read, { notesDocumentId }),
      listSections(read, notesDocumentId)
        .map((section) => [section.id, section.restrictedReason])
        .toSorted(),
      items
        .map((item) => [item.id, item.parentId, item.rank, item.title, item.outcome, reasons.get(item.id)])
        .toSorted(),
      listAttendees(read, id),
    ]),
  );
}

/** Of what nobody else reads, nothing was said to anybody: a note to self that came or went is no change. */
export function digestWithoutNotesToSelf(text: Parameters<typeof contentOf>[1]): string {
  const content = contentOf('notes', text);
  if (content.state === 'unreadable') return text.sha256;
  const body = withoutNotesToSelf(content.body);
  return body === content.body ? text.sha256 : storedBody(body).sha256;
}
