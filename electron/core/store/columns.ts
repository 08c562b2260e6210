/** Reads one column of a row; throws `DamagedRow` on a value that this program did not write. */
export type Column<Value> = (value: unknown) => Value;
export type Columns = Readonly<Record<string, Column<unknown>>>;
export type RowOf<Shape extends Columns> = { readonly [Name in keyof Shape]: ReturnType<Shape[Name]> };

/** A row that does not hold what its columns promise: the database was changed by something else. */
export class DamagedRow extends Error {
  override readonly name = 'DamagedRow';
}

export const text: Column<string> = (value) => {
  if (typeof value !== 'string') throw new DamagedRow('text');
  return value;
};

export const integer: Column<number> = (value) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new DamagedRow('integer');
  return value;
};

export const flag: Column<boolean> = (value) => {
  if (value !== 0 && value !== 1) throw new DamagedRow('flag');
  return value === 1;
};

export function orNull<Value>(column: Column<Value>): Column<Value | null> {
  return (value) => (value === null ? null : column(value));
}

export function oneOf<Value extends string>(values: readonly Value[]): Column<Value> {
  return (value) => {
    const found = values.find((each) => each === value);
    if (found === undefined) throw new DamagedRow('one of');
    return found;
  };
}

/** A JSON column, checked by the schema of what is kept in it. */
export function json<Value>(schema: { parse(value: unknown): Value }): Column<Value> {
  return (value) => {
    try {
      return schema.parse(JSON.parse(text(value)));
    } catch {
      throw new DamagedRow('json');
    }
  };
}

export function readRow<Shape extends Columns>(shape: Shape, row: unknown): RowOf<Shape> {
  if (typeof row !== 'object' || row === null) throw new DamagedRow('row');
  const values = row as Record<string, unknown>;
  // The entries are built from the shape's own keys, which is what RowOf says.
  return Object.fromEntries(
    Object.entries(shape).map(([name, column]) => [name, column(values[name])]),
  ) as RowOf<Shape>;
}
