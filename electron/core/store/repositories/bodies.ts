import {
  body as bodyShape,
  datePattern,
  exportPolicy,
  type CommitteeBody,
} from '../../../../shared/contract/entities/bodies.ts';
import { usualExportPolicy } from '../../../../shared/domain/markings.ts';
import { integer, json, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  name: text,
  openingItems: json(bodyShape.shape.openingItems),
  closingItems: json(bodyShape.shape.closingItems),
  template: json(bodyShape.shape.template),
  datePattern: orNull(json(datePattern)),
  exportPolicy: orNull(json(exportPolicy)),
  houseStyle: text,
};
const columns = `id, revision, name, opening_items AS openingItems, closing_items AS closingItems, template,
  date_pattern AS datePattern, export_policy AS exportPolicy, house_style AS houseStyle`;
const parameters = [
  'id',
  'revision',
  'name',
  'openingItems',
  'closingItems',
  'template',
  'datePattern',
  'exportPolicy',
  'houseStyle',
] as const;

export const bodyStatements = {
  list: select([], row, `SELECT ${columns} FROM bodies ORDER BY name COLLATE NOCASE, id`),
  byId: select(['id'], row, `SELECT ${columns} FROM bodies WHERE id = @id`),
  count: select([], { count: integer }, 'SELECT count(*) AS count FROM bodies'),
  insert: change(
    parameters,
    `INSERT INTO bodies (id, revision, name, opening_items, closing_items, template, date_pattern, house_style,
       export_policy)
     VALUES (@id, @revision, @name, @openingItems, @closingItems, @template, @datePattern, @houseStyle,
       @exportPolicy)`,
  ),
  update: change(
    parameters,
    `UPDATE bodies SET revision = @revision, name = @name, opening_items = @openingItems,
       closing_items = @closingItems, template = @template, date_pattern = @datePattern,
       house_style = @houseStyle, export_policy = @exportPolicy WHERE id = @id`,
  ),
} as const;

export function listBodies(read: ReadHandle): readonly CommitteeBody[] {
  return read.all(bodyStatements.list, {}).map(asBody);
}

export function findBody(read: ReadHandle, id: string): CommitteeBody | null {
  const found = read.one(bodyStatements.byId, { id });
  return found && asBody(found);
}

export function countBodies(read: ReadHandle): number {
  return read.one(bodyStatements.count, {})?.count ?? 0;
}

export function insertBody(write: WriteHandle, body: CommitteeBody): void {
  write.run(bodyStatements.insert, stored(body));
}

export function updateBody(write: WriteHandle, body: CommitteeBody): void {
  write.run(bodyStatements.update, stored(body));
}

type BodyRow = RowOf<typeof row>;

function asBody({ exportPolicy: policy, ...body }: BodyRow): CommitteeBody {
  return { ...body, exportPolicy: policy ?? usualExportPolicy };
}

function stored(body: CommitteeBody) {
  return {
    id: body.id,
    revision: body.revision,
    name: body.name,
    openingItems: JSON.stringify(body.openingItems),
    closingItems: JSON.stringify(body.closingItems),
    template: JSON.stringify(body.template),
    datePattern: body.datePattern === null ? null : JSON.stringify(body.datePattern),
    exportPolicy: JSON.stringify(body.exportPolicy),
    houseStyle: body.houseStyle,
  };
}
