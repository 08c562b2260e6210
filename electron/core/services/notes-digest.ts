import type { ReadHandle } from '../store/handles.ts';
import { listSections } from '../store/repositories/sections.ts';
import { sha256 } from './stored-body.ts';

/** Changes with every letter of the notes. */
export function notesDigest(
  read: ReadHandle,
  { notesDocumentId }: { readonly notesDocumentId: string },
): string {
  const texts = listSections(read, notesDocumentId).map((section) => `${section.id} ${section.sha256}`);
  return sha256(texts.toSorted().join('\n'));
}
