import type { Database, Statement } from './database.ts';
import { readRow, type Columns, type RowOf } from './columns.ts';
import type { Change, ParametersOf, Select, SqlValue } from './statements.ts';

declare const access: unique symbol;

/** What a read function takes. It can run nothing that changes a row, and a write handle is not one. */
export type ReadHandle = {
  readonly [access]: 'read';
  all<Names extends readonly string[], Shape extends Columns>(
    statement: Select<Names, Shape>,
    parameters: ParametersOf<Names>,
  ): readonly RowOf<Shape>[];
  one<Names extends readonly string[], Shape extends Columns>(
    statement: Select<Names, Shape>,
    parameters: ParametersOf<Names>,
  ): RowOf<Shape> | null;
};

/** What a write function takes, inside a transaction. Returns the number of rows changed. */
export type WriteHandle = {
  readonly [access]: 'write';
  run<Names extends readonly string[]>(statement: Change<Names>, parameters: ParametersOf<Names>): number;
};

type Handles = { readonly read: ReadHandle; readonly write: WriteHandle };

export function handlesOn(database: Database): Handles {
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const reading = (sql: string): Statement => {
    const statement = prepare(sql);
    if (!statement.readonly) throw new TypeError('a read handle runs nothing that writes');
    return statement;
  };
  const read: Omit<ReadHandle, typeof access> = {
    all: (statement, parameters) =>
      reading(statement.sql)
        .all(bound(parameters))
        .map((row) => readRow(statement.row, row)),
    one: (statement, parameters) => {
      const row = reading(statement.sql).get(bound(parameters));
      return row === undefined ? null : readRow(statement.row, row);
    },
  };
  const write: Omit<WriteHandle, typeof access> = {
    run: (statement, parameters) => {
      if (!database.inTransaction) throw new TypeError('a write handle is used inside a transaction');
      return prepare(statement.sql).run(bound(parameters)).changes;
    },
  };
  // The brands exist for the compiler alone.
  return { read: read as ReadHandle, write: write as WriteHandle };
}

function bound(parameters: Readonly<Record<string, SqlValue>>): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? Number(value) : value,
    ]),
  );
}
