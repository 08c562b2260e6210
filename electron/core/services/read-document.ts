import type { Attachment, Section, SectionedDocument } from '../../../shared/contract/entities.ts';
import { inAgendaOrder } from '../../../shared/domain/agenda.ts';
import type { DocumentKind } from '../../../shared/document/schemas.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listAttachments, type AttachmentRecord } from '../store/repositories/attachments.ts';
import { findDocument, listPlanEntryIds, type DocumentRecord } from '../store/repositories/documents.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { listPaperSteps } from '../store/repositories/paper-steps.ts';
import { listSections, type SectionRecord } from '../store/repositories/sections.ts';
import { contentOf } from './stored-body.ts';

/**
 * A document with its sections as they are read: a paper's in the order of its template, the notes' in the order of the
 * agenda. The notes of an item that is off the agenda are kept, and are there again when it comes back.
 */
export function readDocument(read: ReadHandle, document: DocumentRecord): SectionedDocument {
  const stored = listSections(read, document.id);
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
    words,
    content: contentOf(kind, record),
  };
}
