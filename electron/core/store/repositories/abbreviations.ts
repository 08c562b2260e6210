import type { Abbreviation } from '../../../../shared/contract/entities/abbreviations.ts';
import { integer, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  bodyId: text,
  short: text,
  meaning: text,
  removedAt: orNull(text),
};
const columns = 'id, revision, body_id AS bodyId, short, meaning, removed_at AS removedAt';

export type AbbreviationRecord = RowOf<typeof row>;

export const abbreviationStatements = {
  list: select(
    [],
    row,
    `SELECT ${columns} FROM abbreviations WHERE removed_at IS NULL ORDER BY short COLLATE NOCASE, id`,
  ),
  byId: select(['id'], row, `SELECT ${columns} FROM abbreviations WHERE id = @id`),
  insert: change(
    ['id', 'revision', 'bodyId', 'short', 'meaning'],
    `INSERT INTO abbreviations (id, revision, body_id, short, meaning)
     VALUES (@id, @revision, @bodyId, @short, @meaning)`,
  ),
  update: change(
    ['id', 'revision', 'bodyId', 'short', 'meaning', 'removedAt'],
    `UPDATE abbreviations SET revision = @revision, body_id = @bodyId, short = @short, meaning = @meaning,
       removed_at = @removedAt WHERE id = @id`,
  ),
} as const;

export function listAbbreviations(read: ReadHandle): readonly AbbreviationRecord[] {
  return read.all(abbreviationStatements.list, {});
}

export function findAbbreviation(read: ReadHandle, id: string): AbbreviationRecord | null {
  return read.one(abbreviationStatements.byId, { id });
}

export function insertAbbreviation(write: WriteHandle, abbreviation: Abbreviation): void {
  write.run(abbreviationStatements.insert, abbreviation);
}

export function updateAbbreviation(write: WriteHandle, abbreviation: AbbreviationRecord): void {
  write.run(abbreviationStatements.update, abbreviation);
}
