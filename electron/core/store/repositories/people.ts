import type { Person } from '../../../../shared/contract/entities/people.ts';
import { flag, integer, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  name: text,
  post: orNull(text),
  organisationId: orNull(text),
  shortForm: orNull(text),
  isCurrent: flag,
};
const columns =
  'id, revision, name, post, organisation_id AS organisationId, short_form AS shortForm, is_current AS isCurrent';
const parameters = ['id', 'revision', 'name', 'post', 'organisationId', 'shortForm', 'isCurrent'] as const;

export const personStatements = {
  list: select([], row, `SELECT ${columns} FROM people ORDER BY name COLLATE NOCASE, id`),
  byId: select(['id'], row, `SELECT ${columns} FROM people WHERE id = @id`),
  insert: change(
    parameters,
    `INSERT INTO people (id, revision, name, post, organisation_id, short_form, is_current)
     VALUES (@id, @revision, @name, @post, @organisationId, @shortForm, @isCurrent)`,
  ),
  update: change(
    parameters,
    `UPDATE people SET revision = @revision, name = @name, post = @post, organisation_id = @organisationId,
       short_form = @shortForm, is_current = @isCurrent WHERE id = @id`,
  ),
} as const;

export function listPeople(read: ReadHandle): readonly Person[] {
  return read.all(personStatements.list, {});
}

export function findPerson(read: ReadHandle, id: string): Person | null {
  return read.one(personStatements.byId, { id });
}

export function insertPerson(write: WriteHandle, person: Person): void {
  write.run(personStatements.insert, person);
}

export function updatePerson(write: WriteHandle, person: Person): void {
  write.run(personStatements.update, person);
}
