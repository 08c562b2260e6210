import type { Section, SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Attachment } from '../../../shared/contract/entities/attachments.ts';
import type { Body } from '../../../shared/document/body.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';
import { countWords, plainTextOf } from '../../../shared/document/plain-text.ts';
import { inAgendaOrder } from '../../../shared/domain/agenda.ts';
import type { DocumentKind } from '../../../shared/document/schemas.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listAttachments, type AttachmentRecord } from '../store/repositories/attachments.ts';
import { findDocument, listPlanEntryIds, type DocumentRecord } from '../store/repositories/documents.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { listPaperSteps } from '../store/repositories/paper-steps.ts';
import { listSections, type SectionRecord } from '../store/repositories/sections.ts';
import { correctedTexts } from './corrected-texts.ts';
import { contentOf } from './stored-body.ts';

/**
 * A document with its sections as they are read: a paper's in the order of its template, the notes' in the order of the
 * agenda. The notes of an item that is off the agenda are kept, and are there again when it comes back.
 */
export function readDocument(read: ReadHandle, document: DocumentRecord): SectionedDocument {
  const stored = asCorrected(read, document, listSections(read, document.id));
  return {
    ...document,
    planEntryIds: [...listPlanEntryIds(read, document.id)],
    attachments: listAttachments(read, document.id).map(asAttachment),
    steps: document.kind === 'cover-paper' ? [...listPaperSteps(read, document.id)] : [],
    sections: inReadingOrder(read, document, stored).map((section) =>
      asSection(read, document.kind, section),
    ),
  };
}

/** Agreed notes that were corrected since read as their newest record has them; the store keeps what was accepted. */
function asCorrected(
  read: ReadHandle,
  { kind, meetingId }: DocumentRecord,
  sections: readonly SectionRecord[],
): readonly SectionRecord[] {
  const corrected = kind === 'notes' ? correctedTexts(read, meetingId) : null;
  if (corrected === null) return sections;
  // A page that shows them sees by the revision that there is something to read again.
  return sections.map((section) => ({
    ...section,
    ...corrected.texts.get(section.id),
    revision: section.revision + corrected.times,
  }));
}

export function asAttachment({
  removedAt: _removedAt,
  sha256: _sha256,
  ...attachment
}: AttachmentRecord): Attachment {
  return attachment;
}

/** The date of the meeting whose paper the text was copied from, while it is as it was copied. */
function copiedFrom(
  read: ReadHandle,
  { copiedFrom: paperId, copiedSha256, sha256 }: SectionRecord,
): string | null {
  if (paperId === null || copiedSha256 !== sha256) return null;
  const paper = findDocument(read, paperId);
  return paper === null ? null : (findMeeting(read, paper.meetingId)?.date ?? null);
}

function inReadingOrder(
  read: ReadHandle,
  document: DocumentRecord,
  sections: readonly SectionRecord[],
): readonly SectionRecord[] {
  if (document.kind === 'cover-paper') return sections;
  const ofItem = new Map(sections.map((section) => [section.agendaItemId, section]));
  return inAgendaOrder(listAgendaItems(read, document.meetingId)).flatMap(({ id }) => ofItem.get(id) ?? []);
}

function asSection(read: ReadHandle, kind: DocumentKind, record: SectionRecord): Section {
  const { id, revision, key, agendaItemId, heading, guidance, isNumbered, isRequired, wordLimit, words } =
    record;
  const { restrictedReason } = record;
  const content = contentOf(kind, record);
  return {
    id,
    revision,
    key,
    agendaItemId,
    heading,
    guidance,
    isNumbered,
    isRequired,
    wordLimit,
    copiedFrom: copiedFrom(read, record),
    restrictedReason,
    words: content.state === 'sound' ? wordsToRead(content.body, words) : words,
    content,
  };
}

// The store counts every word, so that none goes unnoticed; a reader does not meet notes to self.
function wordsToRead(whole: Body, stored: number): number {
  const body = withoutNotesToSelf(whole);
  return body === whole ? stored : countWords(plainTextOf(body));
}
