import { flag, integer, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  documentId: text,
  position: integer,
  key: orNull(text),
  agendaItemId: orNull(text),
  heading: text,
  guidance: text,
  isNumbered: flag,
  isRequired: flag,
  wordLimit: orNull(integer),
  /** The paper that the text was copied from, and the digest that it had then. */
  copiedFrom: orNull(text),
  copiedSha256: orNull(text),
  restrictedReason: orNull(text),
  body: text,
  schemaVersion: integer,
  sha256: text,
  words: integer,
};

/** A section as it lies in the store. `body` is text that nobody has checked yet: `services/stored-body.ts` does. */
export type SectionRecord = RowOf<typeof row>;

const columns = `id, revision, document_id AS documentId, position, key, agenda_item_id AS agendaItemId, heading,
  guidance, is_numbered AS isNumbered, is_required AS isRequired, word_limit AS wordLimit, copied_from AS copiedFrom,
  copied_sha256 AS copiedSha256, restricted_reason AS restrictedReason, body, schema_version AS schemaVersion, sha256, words`;

export const sectionStatements = {
  byId: select(['id'], row, `SELECT ${columns} FROM sections WHERE id = @id`),
  ofDocument: select(
    ['documentId'],
    row,
    `SELECT ${columns} FROM sections WHERE document_id = @documentId ORDER BY position, id`,
  ),
  // A mark's name stands in quotation marks; words of people that do have them escaped.
  restricted: select(
    ['documentId'],
    row,
    `SELECT ${columns} FROM sections WHERE document_id = @documentId
       AND (restricted_reason IS NOT NULL OR instr(body, '"restricted"') > 0) ORDER BY id`,
  ),
  // The newest of a body's other papers: what was written longer ago is another time's.
  likeInOtherPapers: select(
    ['bodyId', 'key', 'documentId'],
    { id: text, paperId: text, meetingId: text, meetingDate: text, title: text, topicId: orNull(text) },
    `SELECT sections.id, documents.id AS paperId, meetings.id AS meetingId, meetings.date AS meetingDate,
       agenda_items.title, topic_id AS topicId
     FROM meetings
       JOIN documents ON documents.meeting_id = meetings.id
       JOIN agenda_items ON agenda_items.id = documents.agenda_item_id
       JOIN sections ON sections.document_id = documents.id AND sections.key = @key
     WHERE meetings.body_id = @bodyId AND meetings.removed_at IS NULL AND agenda_items.removed_at IS NULL
       AND documents.id <> @documentId AND sections.words > 0
     ORDER BY meetings.date DESC, documents.id DESC LIMIT 200`,
  ),
  wordsOfAgendaItem: select(
    ['agendaItemId'],
    { words: integer },
    `SELECT coalesce(sum(words), 0) AS words FROM sections
     WHERE agenda_item_id = @agendaItemId
       OR document_id IN (SELECT id FROM documents WHERE agenda_item_id = @agendaItemId)`,
  ),
  words: select([], { words: integer }, 'SELECT coalesce(sum(words), 0) AS words FROM sections'),
  wordsOfMeeting: select(
    ['meetingId'],
    { words: integer },
    `SELECT coalesce(sum(words), 0) AS words FROM sections
     WHERE document_id IN (SELECT id FROM documents WHERE meeting_id = @meetingId)`,
  ),
  insert: change(
    [
      'id',
      'revision',
      'documentId',
      'position',
      'key',
      'agendaItemId',
      'heading',
      'guidance',
      'isNumbered',
      'isRequired',
      'wordLimit',
      'copiedFrom',
      'copiedSha256',
      'restrictedReason',
      'body',
      'schemaVersion',
      'sha256',
      'words',
    ],
    `INSERT INTO sections (id, revision, document_id, position, key, agenda_item_id, heading, guidance, is_numbered,
       is_required, word_limit, copied_from, copied_sha256, restricted_reason, body, schema_version, sha256, words)
     VALUES (@id, @revision, @documentId, @position, @key, @agendaItemId, @heading, @guidance, @isNumbered,
       @isRequired, @wordLimit, @copiedFrom, @copiedSha256,
       @restrictedReason, @body, @schemaVersion, @sha256, @words)`,
  ),
  saveBody: change(
    ['id', 'revision', 'body', 'schemaVersion', 'sha256', 'words'],
    `UPDATE sections SET revision = @revision, body = @body, schema_version = @schemaVersion, sha256 = @sha256,
       words = @words WHERE id = @id`,
  ),
  setCopied: change(
    ['id', 'copiedFrom', 'copiedSha256'],
    'UPDATE sections SET copied_from = @copiedFrom, copied_sha256 = @copiedSha256 WHERE id = @id',
  ),
  setNumbered: change(
    ['id', 'revision', 'isNumbered'],
    'UPDATE sections SET revision = @revision, is_numbered = @isNumbered WHERE id = @id',
  ),
  setRestricted: change(
    ['id', 'revision', 'restrictedReason'],
    'UPDATE sections SET revision = @revision, restricted_reason = @restrictedReason WHERE id = @id',
  ),
} as const;

/** What a section says of its text that was not copied from anywhere. */
export const notCopied = { copiedFrom: null, copiedSha256: null };

export function findSection(read: ReadHandle, id: string): SectionRecord | null {
  return read.one(sectionStatements.byId, { id });
}

export function listSections(read: ReadHandle, documentId: string): readonly SectionRecord[] {
  return read.all(sectionStatements.ofDocument, { documentId });
}

/** The sections of a document that are restricted, in whole or in some of their words. */
export function listRestrictedSections(read: ReadHandle, documentId: string): readonly SectionRecord[] {
  return read.all(sectionStatements.restricted, { documentId });
}

type LikeSection = {
  readonly id: string;
  readonly paperId: string;
  readonly meetingId: string;
  readonly meetingDate: string;
  readonly title: string;
  readonly topicId: string | null;
};

/** The sections with words that a body's other papers have under a key, newest first, at most 200. */
export function listSectionsLike(
  read: ReadHandle,
  where: { readonly bodyId: string; readonly key: string; readonly documentId: string },
): readonly LikeSection[] {
  return read.all(sectionStatements.likeInOtherPapers, where);
}

/** The words in the notes and the paper of an agenda item. */
export function countWordsOfAgendaItem(read: ReadHandle, agendaItemId: string): number {
  return read.one(sectionStatements.wordsOfAgendaItem, { agendaItemId })?.words ?? 0;
}

/** The words in the papers and notes of a meeting, those of removed agenda items included. */
export function countWordsOfMeeting(read: ReadHandle, meetingId: string): number {
  return read.one(sectionStatements.wordsOfMeeting, { meetingId })?.words ?? 0;
}

export function insertSection(write: WriteHandle, section: SectionRecord): void {
  write.run(sectionStatements.insert, section);
}

export type SavedBody = Pick<
  SectionRecord,
  'id' | 'revision' | 'body' | 'schemaVersion' | 'sha256' | 'words'
>;

export function saveSectionBody(write: WriteHandle, saved: SavedBody): void {
  write.run(sectionStatements.saveBody, saved);
}

/** Notes where the text of a section was copied from. */
export function setSectionCopied(
  write: WriteHandle,
  copied: Pick<SectionRecord, 'id' | 'copiedFrom' | 'copiedSha256'>,
): void {
  write.run(sectionStatements.setCopied, copied);
}

export function setSectionNumbered(
  write: WriteHandle,
  section: Pick<SectionRecord, 'id' | 'revision' | 'isNumbered'>,
): void {
  write.run(sectionStatements.setNumbered, section);
}

/** Says why nothing of a section is for the public; null: it is. */
export function setSectionRestricted(
  write: WriteHandle,
  section: Pick<SectionRecord, 'id' | 'revision' | 'restrictedReason'>,
): void {
  write.run(sectionStatements.setRestricted, section);
}

/** The words of all papers and notes. */
export function countStoredWords(read: ReadHandle): number {
  return read.one(sectionStatements.words, {})?.words ?? 0;
}
