import { documentKinds } from '../../../../shared/document/schemas.ts';
import { meetingStates } from '../../../../shared/domain/meeting.ts';
import { paperStates } from '../../../../shared/domain/papers.ts';
import { flag, integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  kind: oneOf(documentKinds),
  meetingId: text,
  agendaItemId: orNull(text),
  state: orNull(oneOf(paperStates)),
};

const rowOfBody = {
  id: text,
  kind: oneOf(documentKinds),
  meetingId: text,
  meetingDate: text,
  meetingState: oneOf(meetingStates),
  title: orNull(text),
  state: orNull(oneOf(paperStates)),
  /** Whether a draft of the meeting's notes went out for correction. */
  isDraftIssued: flag,
};

export type DocumentRecord = RowOf<typeof row>;

const columns = 'id, revision, kind, meeting_id AS meetingId, agenda_item_id AS agendaItemId, state';

export const documentStatements = {
  byId: select(['id'], row, `SELECT ${columns} FROM documents WHERE id = @id`),
  // Links to entries of another plan than the meeting's stay stored and come back with that plan, until somebody ticks.
  planEntries: select(
    ['documentId'],
    { id: text },
    `SELECT plan_entries.id FROM document_plan_entries
       JOIN plan_entries ON plan_entries.id = plan_entry_id
       JOIN documents ON documents.id = document_id
       JOIN meetings ON meetings.id = documents.meeting_id AND meetings.plan_id = plan_entries.plan_id
     WHERE document_id = @documentId AND plan_entries.removed_at IS NULL
     ORDER BY plan_entries.position, plan_entries.id`,
  ),
  papersBefore: select(
    ['bodyId', 'date'],
    { id: text, title: text, topicId: orNull(text) },
    `SELECT documents.id, agenda_items.title, topic_id AS topicId FROM documents
       JOIN agenda_items ON agenda_items.id = documents.agenda_item_id
       JOIN meetings ON meetings.id = documents.meeting_id
     WHERE meetings.body_id = @bodyId AND meetings.date < @date AND meetings.removed_at IS NULL
       AND agenda_items.removed_at IS NULL
     ORDER BY meetings.date DESC, documents.id DESC`,
  ),
  // What is older than the newest 500 is another time's.
  ofBody: select(
    ['bodyId', 'meetingId'],
    rowOfBody,
    `SELECT documents.id, documents.kind, meetings.id AS meetingId, meetings.date AS meetingDate,
       meetings.state AS meetingState, agenda_items.title, documents.state,
       EXISTS (SELECT 1 FROM draft_issues WHERE draft_issues.meeting_id = meetings.id) AS isDraftIssued
     FROM documents
       JOIN meetings ON meetings.id = documents.meeting_id
       LEFT JOIN agenda_items ON agenda_items.id = documents.agenda_item_id
     WHERE meetings.body_id = @bodyId AND meetings.removed_at IS NULL AND agenda_items.removed_at IS NULL
     ORDER BY meetings.id = @meetingId DESC, meetings.date DESC, meetings.id, documents.kind DESC, agenda_items.rank,
       documents.id
     LIMIT 500`,
  ),
  planLinks: select(
    ['documentId'],
    { id: text, planId: text, title: text },
    `SELECT plan_entries.id, plan_id AS planId, title FROM document_plan_entries
       JOIN plan_entries ON plan_entries.id = plan_entry_id
     WHERE document_id = @documentId ORDER BY plan_id, position, plan_entries.id`,
  ),
  insert: change(
    ['id', 'revision', 'kind', 'meetingId', 'agendaItemId', 'state'],
    `INSERT INTO documents (id, revision, kind, meeting_id, agenda_item_id, state)
     VALUES (@id, @revision, @kind, @meetingId, @agendaItemId, @state)`,
  ),
  update: change(
    ['id', 'revision', 'state'],
    'UPDATE documents SET revision = @revision, state = @state WHERE id = @id',
  ),
  linkPlanEntry: change(
    ['documentId', 'planEntryId'],
    `INSERT INTO document_plan_entries (document_id, plan_entry_id) VALUES (@documentId, @planEntryId)
     ON CONFLICT DO NOTHING`,
  ),
  unlinkPlanEntry: change(
    ['documentId', 'planEntryId'],
    'DELETE FROM document_plan_entries WHERE document_id = @documentId AND plan_entry_id = @planEntryId',
  ),
} as const;

export function findDocument(read: ReadHandle, id: string): DocumentRecord | null {
  return read.one(documentStatements.byId, { id });
}

/** The entries of the meeting's plan that a paper links to, in the plan's order. */
export function listPlanEntryIds(read: ReadHandle, documentId: string): readonly string[] {
  return read.all(documentStatements.planEntries, { documentId }).map(({ id }) => id);
}

/** The papers of a body's earlier meetings, with what their items are about, newest first. */
export function listPapersBefore(
  read: ReadHandle,
  before: { readonly bodyId: string; readonly date: string },
): readonly { readonly id: string; readonly title: string; readonly topicId: string | null }[] {
  return read.all(documentStatements.papersBefore, before);
}

/** The documents of a body, those of one meeting first, then by meeting, newest first; at most 500. */
export function listDocumentsOfBody(
  read: ReadHandle,
  where: { readonly bodyId: string; readonly meetingId: string },
): readonly RowOf<typeof rowOfBody>[] {
  return read.all(documentStatements.ofBody, where);
}

/** Every entry that a paper is linked to, whichever plan it belongs to, those that were taken out of it included. */
export function listPlanLinks(
  read: ReadHandle,
  documentId: string,
): readonly { readonly id: string; readonly planId: string; readonly title: string }[] {
  return read.all(documentStatements.planLinks, { documentId });
}

export function insertDocument(write: WriteHandle, document: DocumentRecord): void {
  write.run(documentStatements.insert, document);
}

export function updateDocument(write: WriteHandle, { id, revision, state }: DocumentRecord): void {
  write.run(documentStatements.update, { id, revision, state });
}

export function linkPlanEntry(write: WriteHandle, documentId: string, planEntryId: string): void {
  write.run(documentStatements.linkPlanEntry, { documentId, planEntryId });
}

export function unlinkPlanEntry(write: WriteHandle, documentId: string, planEntryId: string): void {
  write.run(documentStatements.unlinkPlanEntry, { documentId, planEntryId });
}
