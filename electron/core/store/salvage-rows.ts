import type { DatabaseFiles } from './read-database-files.ts';
import { freePages, pagesOf, type Pages } from './salvage-pages.ts';
import { isSoundLeaf, readCell, readTreePage, walk, type Cell, type Value } from './salvage-records.ts';
import type { IndexShape, Shapes, TableShape } from './salvage-shapes.ts';

export type FoundRow = {
  readonly rowid: number | null;
  /** The columns that were readable, by their names. */
  readonly values: Readonly<Record<string, Value>>;
  /**
   * Where it was found: by way of its table; on a page that no table leads to any more; by looking at every byte of a
   * damaged page.
   */
  readonly origin: 'table' | 'loose-page' | 'damaged-page';
  readonly cell: Cell;
};

export type FoundTable = {
  readonly shape: TableShape;
  /** One for each key, the best that was found. */
  readonly rows: readonly FoundRow[];
  /** What the indexes say of rows, by rowid: of those that were found, and of those that are lost. */
  readonly inIndexes: ReadonlyMap<number, Readonly<Record<string, Value>>>;
  /** Rows of which something is left, that could not be read. */
  readonly lost: number;
};

/** What the first page says of the tables and indexes. Empty where it cannot be read. */
export type StoredSchema = ReadonlyMap<string, number>;

export function schemaIn(files: DatabaseFiles): StoredSchema {
  return schemaOn(pagesOf(files));
}

/**
 * Whether there is a page that can be read. Where there is none, what looks like a row came about by chance: the key is
 * another one, or all was written over.
 */
export function holdsAnyPage(files: DatabaseFiles): boolean {
  const pages = pagesOf(files);
  for (let number = 1; number <= pages.count; number += 1) {
    if (isSoundLeaf(pages, number)) return true;
  }
  return false;
}

/** Every row that can be read of a database whose files may hold anything. */
export function findRows(files: DatabaseFiles, shapes: Shapes): ReadonlyMap<string, FoundTable> {
  const pages = pagesOf(files);
  const roots = schemaOn(pages);
  const finds = new Map(shapes.tables.map((shape) => [shape.name, new Finds(shape)]));
  const seen = new Set<number>([1]);
  const damaged = new Set<number>();

  const take = (cell: Cell, expected: TableShape | null, origin: FoundRow['origin']): boolean => {
    const isTable = cell.rowid !== null;
    const shape =
      expected !== null && fits(expected, cell, false)
        ? expected
        : shapes.tables.find((each) => each.hasRowid === isTable && fits(each, cell, true));
    if (shape === undefined) return false;
    finds.get(shape.name)?.add(cell, origin);
    return true;
  };

  for (const shape of shapes.tables) {
    const root = roots.get(shape.name);
    if (root === undefined) continue;
    walk(pages, root, seen, (number, page) => {
      if (page === null) return void damaged.add(number);
      const unread = page.cells.filter((cell) => !take(cell, shape, 'table')).length + page.unreadable;
      if (unread === 0) return;
      damaged.add(number);
      const find = finds.get(shape.name);
      if (find) find.unread += unread;
    });
  }
  const inIndexes = copiesInIndexes(pages, roots, shapes.indexes, seen, (cell) => {
    // Where pages lie in each other's place, an index leads to a table.
    take(cell, null, 'loose-page');
  });
  const free = freePages(pages);
  for (let number = 1; number <= pages.count; number += 1) {
    if (seen.has(number) || free.has(number)) continue;
    const page = readTreePage(pages, number);
    // What begins with a zero is the page of a long text.
    if (page === null && pages.page(number)?.[0] !== 0) damaged.add(number);
    else for (const cell of page?.cells ?? []) take(cell, null, 'loose-page');
  }
  for (const number of damaged) {
    const page = pages.page(number);
    if (page === null) continue;
    for (const cell of cellsAnywhere(pages, page)) take(cell, null, 'damaged-page');
  }
  return new Map([...finds].map(([name, found]) => [name, found.done(inIndexes.get(name) ?? new Map())]));
}

class Finds {
  readonly #shape: TableShape;
  readonly #rows: FoundRow[] = [];
  unread = 0;

  constructor(shape: TableShape) {
    this.#shape = shape;
  }

  add(cell: Cell, origin: FoundRow['origin']): void {
    this.#rows.push({ rowid: cell.rowid, values: valuesIn(this.#shape, cell), origin, cell });
  }

  done(inIndexes: FoundTable['inIndexes']): FoundTable {
    const order: readonly FoundRow['origin'][] = ['table', 'loose-page', 'damaged-page'];
    const revisionOf = ({ values }: FoundRow): number => Number(values.revision ?? 0);
    const best = this.#rows.toSorted(
      (a, b) => order.indexOf(a.origin) - order.indexOf(b.origin) || revisionOf(b) - revisionOf(a),
    );
    const keys = new Set<string>();
    const rowids = new Set<number>();
    const rows = best.filter((row) => {
      const key = this.#shape.key.map((column) => String(row.values[column])).join(' ');
      if (keys.has(key) || (row.rowid !== null && rowids.has(row.rowid))) return false;
      keys.add(key);
      if (row.rowid !== null) rowids.add(row.rowid);
      return true;
    });
    const missing = [...inIndexes.keys()].filter((rowid) => !rowids.has(rowid)).length;
    const foundAgain = rows.filter(({ origin }) => origin !== 'table').length;
    const lost = Math.max(missing, this.unread - foundAgain, 0);
    return { shape: this.#shape, rows, inIndexes, lost };
  }
}

function schemaOn(pages: Pages): StoredSchema {
  const roots = new Map<string, number>();
  walk(pages, 1, new Set(), (_number, page) => {
    for (const { values } of page?.cells ?? []) {
      const [type, name, , root] = values;
      if ((type === 'table' || type === 'index') && typeof name === 'string' && typeof root === 'number') {
        roots.set(name, root);
      }
    }
  });
  return roots;
}

function copiesInIndexes(
  pages: Pages,
  roots: StoredSchema,
  indexes: readonly IndexShape[],
  seen: Set<number>,
  takeRow: (cell: Cell) => void,
): ReadonlyMap<string, ReadonlyMap<number, Readonly<Record<string, Value>>>> {
  const copies = new Map<string, Map<number, Record<string, Value>>>();
  for (const { name, table, columns } of indexes) {
    const root = roots.get(name);
    if (root === undefined) continue;
    const ofTable = copies.get(table) ?? new Map<number, Record<string, Value>>();
    copies.set(table, ofTable);
    walk(pages, root, seen, (_number, page) => {
      for (const cell of page?.cells ?? []) {
        const { values, isWhole } = cell;
        if (cell.rowid !== null) {
          takeRow(cell);
          continue;
        }
        const rowid = values.at(-1);
        if (!isWhole || values.length !== columns.length + 1 || typeof rowid !== 'number') continue;
        const known = ofTable.get(rowid) ?? {};
        columns.forEach((column, index) => {
          if (column !== null) known[column] = values[index] ?? null;
        });
        ofTable.set(rowid, known);
      }
    });
  }
  return copies;
}

/** Cells found without the page's own list of them: for a page whose list is damaged. */
function cellsAnywhere(pages: Pages, page: Buffer): readonly Cell[] {
  const cells: Cell[] = [];
  for (let at = 8; at < pages.size - 8; at += 1) {
    const cell = readCell(pages, page, at, 'table-leaf');
    if (cell?.isWhole === true && cell.values.length > 1) cells.push(cell);
  }
  return cells;
}

/** A record as a row of a table. */
export function valuesIn({ columns }: TableShape, { rowid, values }: Cell): FoundRow['values'] {
  const named = columns
    .slice(0, values.length)
    .map(({ name, isRowid }, index) => [name, isRowid ? rowid : (values[index] ?? null)]);
  return Object.fromEntries(named) as FoundRow['values'];
}

/** Whether a record can be a row of a table. `strictly`: where nothing but the record itself says so. */
export function fits(
  { columns, lengths }: TableShape,
  { values, isWhole }: Cell,
  strictly: boolean,
): boolean {
  if (values.length > columns.length || values.length === 0) return false;
  if (!lengths.has(values.length) && (strictly || isWhole)) return false;
  return values.every((value, index) => {
    const column = columns[index];
    if (column === undefined) return false;
    if (column.isRowid) return value === null;
    if (value === null) return !column.isRequired || !strictly;
    if (column.type === 'INTEGER') return typeof value === 'number';
    if (column.type === 'TEXT') {
      return (
        typeof value === 'string' && (!strictly || column.length === null || value.length === column.length)
      );
    }
    return true;
  });
}
