import type { Organisation } from '../../../../shared/contract/entities/people.ts';
import { integer, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = { id: text, revision: integer, name: text, shortName: orNull(text) };
const columns = 'id, revision, name, short_name AS shortName';

export const organisationStatements = {
  list: select([], row, `SELECT ${columns} FROM organisations ORDER BY name COLLATE NOCASE, id`),
  byId: select(['id'], row, `SELECT ${columns} FROM organisations WHERE id = @id`),
  insert: change(
    ['id', 'revision', 'name', 'shortName'],
    'INSERT INTO organisations (id, revision, name, short_name) VALUES (@id, @revision, @name, @shortName)',
  ),
  update: change(
    ['id', 'revision', 'name', 'shortName'],
    'UPDATE organisations SET revision = @revision, name = @name, short_name = @shortName WHERE id = @id',
  ),
} as const;

export function listOrganisations(read: ReadHandle): readonly Organisation[] {
  return read.all(organisationStatements.list, {});
}

export function findOrganisation(read: ReadHandle, id: string): Organisation | null {
  return read.one(organisationStatements.byId, { id });
}

export function insertOrganisation(write: WriteHandle, organisation: Organisation): void {
  write.run(organisationStatements.insert, organisation);
}

export function updateOrganisation(write: WriteHandle, organisation: Organisation): void {
  write.run(organisationStatements.update, organisation);
}
