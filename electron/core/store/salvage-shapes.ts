import type { Database } from './database.ts';

// What the tables of a version look like, read off a database that its migrations have just made.

export type ColumnShape = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** Another name of the rowid: its place in a record is empty. */
  readonly isRowid: boolean;
  /** The number of characters that a value always has: those of an id, a digest, a day. */
  readonly length: number | null;
  readonly parent: string | null;
};

export type TableShape = {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly key: readonly string[];
  readonly hasRowid: boolean;
  /**
   * How many values a record may have: a row that was not written since a column was added is as short as it was
   * (https://sqlite.org/fileformat2.html, 2.2).
   */
  readonly lengths: ReadonlySet<number>;
};

/** An index holds a second copy of some columns of each row. null: an expression. */
export type IndexShape = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly (string | null)[];
};

export type Shapes = { readonly tables: readonly TableShape[]; readonly indexes: readonly IndexShape[] };

/** The shapes of a database's tables; `before`: those that they had in the version before. */
export function shapesOf(database: Database, before: Shapes | null = null): Shapes {
  const lengthsBefore = new Map(before?.tables.map(({ name, lengths }) => [name, lengths]));
  const tables = rows<{ name: string; wr: number }>(
    database,
    `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`,
  ).map(({ name, wr }) => tableShape(database, name, wr === 0, lengthsBefore.get(name) ?? new Set()));
  // Also those of a table WITHOUT ROWID: on a page that nothing leads to, their records would pass for rows of it.
  const indexes = tables.flatMap(({ name: table }) =>
    rows<{ name: string }>(database, 'SELECT name FROM pragma_index_list(?)', table).map(({ name }) => ({
      name,
      table,
      columns: rows<{ name: string | null }>(
        database,
        'SELECT name FROM pragma_index_info(?) ORDER BY seqno',
        name,
      ).map((column) => column.name),
    })),
  );
  return { tables, indexes };
}

function tableShape(
  database: Database,
  name: string,
  hasRowid: boolean,
  lengthsBefore: ReadonlySet<number>,
): TableShape {
  const sql = String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name));
  const lengths = new Map(
    [...sql.matchAll(/length\((\w+)\) = (\d+)/g)].map(([, column = '', length]) => [column, Number(length)]),
  );
  const parents = new Map(
    rows<{ from: string; table: string }>(
      database,
      'SELECT "from", "table" FROM pragma_foreign_key_list(?)',
      name,
    ).map((key) => [key.from, key.table]),
  );
  const columns = rows<{ name: string; type: string; notnull: number; pk: number }>(
    database,
    'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid',
    name,
  );
  return {
    name,
    hasRowid,
    lengths: new Set([...lengthsBefore, columns.length]),
    key: columns.filter(({ pk }) => pk > 0).map((column) => column.name),
    columns: columns.map((column) => {
      const isRowid = hasRowid && column.pk === 1 && column.type === 'INTEGER';
      const parent = parents.get(column.name) ?? null;
      const isId = parent !== null && column.type === 'TEXT';
      return {
        name: column.name,
        type: column.type,
        isRowid,
        isRequired: column.notnull === 1 || column.pk > 0,
        length: lengths.get(column.name) ?? (isId ? 36 : null),
        parent,
      };
    }),
  };
}

function rows<Row>(database: Database, sql: string, ...parameters: readonly string[]): readonly Row[] {
  return database.prepare(sql).all(...parameters) as readonly Row[];
}
