import type { Wording, WordingUse } from '../../../../shared/contract/entities/wordings.ts';
import { paperStates } from '../../../../shared/domain/papers.ts';
import { integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  category: text,
  name: text,
  text,
  planEntryId: orNull(text),
  removedAt: orNull(text),
};
const columns = 'id, revision, category, name, text, plan_entry_id AS planEntryId, removed_at AS removedAt';
const useRow = {
  documentId: text,
  meetingId: text,
  meetingDate: text,
  bodyName: text,
  agendaItemTitle: text,
  state: oneOf(paperStates),
};

export type WordingRecord = RowOf<typeof row>;

export const wordingStatements = {
  list: select(
    [],
    row,
    `SELECT ${columns} FROM wordings WHERE removed_at IS NULL
     ORDER BY category COLLATE NOCASE, name COLLATE NOCASE, id`,
  ),
  byId: select(['id'], row, `SELECT ${columns} FROM wordings WHERE id = @id`),
  // A body is JSON that this program wrote, where a quotation mark within words is escaped: only a block's attribute
  // reads like this. What is read is the text itself, so that the answer is right after an import or a restore too.
  uses: select(
    ['wordingId'],
    useRow,
    `SELECT DISTINCT documents.id AS documentId, meetings.id AS meetingId, meetings.date AS meetingDate,
       bodies.name AS bodyName, agenda_items.title AS agendaItemTitle, documents.state
     FROM sections
       JOIN documents ON documents.id = sections.document_id AND documents.kind = 'cover-paper'
       JOIN agenda_items ON agenda_items.id = documents.agenda_item_id AND agenda_items.removed_at IS NULL
       JOIN meetings ON meetings.id = documents.meeting_id AND meetings.removed_at IS NULL
       JOIN bodies ON bodies.id = meetings.body_id
     WHERE instr(sections.body, '"wordingId":"' || @wordingId || '"') > 0
     ORDER BY meetings.date DESC, agenda_items.rank, documents.id`,
  ),
  insert: change(
    ['id', 'revision', 'category', 'name', 'text', 'planEntryId'],
    `INSERT INTO wordings (id, revision, category, name, text, plan_entry_id)
     VALUES (@id, @revision, @category, @name, @text, @planEntryId)`,
  ),
  update: change(
    ['id', 'revision', 'category', 'name', 'text', 'planEntryId', 'removedAt'],
    `UPDATE wordings SET revision = @revision, category = @category, name = @name, text = @text,
       plan_entry_id = @planEntryId, removed_at = @removedAt WHERE id = @id`,
  ),
} as const;

export function listWordings(read: ReadHandle): readonly WordingRecord[] {
  return read.all(wordingStatements.list, {});
}

export function findWording(read: ReadHandle, id: string): WordingRecord | null {
  return read.one(wordingStatements.byId, { id });
}

/** The papers with a copy of a wording, the latest meeting's first. */
export function listWordingUses(read: ReadHandle, wordingId: string): readonly WordingUse[] {
  return read.all(wordingStatements.uses, { wordingId });
}

export function insertWording(write: WriteHandle, wording: Wording): void {
  write.run(wordingStatements.insert, wording);
}

export function updateWording(write: WriteHandle, wording: WordingRecord): void {
  write.run(wordingStatements.update, wording);
}
