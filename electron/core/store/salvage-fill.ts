import { SqliteError, type Database } from './database.ts';
import { randomUUID } from 'node:crypto';
import { fits, valuesIn, type FoundRow, type FoundTable } from './salvage-rows.ts';
import type { Value } from './salvage-records.ts';
import { isWanted, neutralValue, soundRank } from './salvage-neutral.ts';
import type { ColumnShape, TableShape } from './salvage-shapes.ts';

export type Row = Record<string, Value>;

/** How many rows of a table came over, and of how many something is known and they did not. */
export type Filled = { readonly name: string; saved: number; lost: number };

/** Puts what was found into a new database, table by table. What does not fit in as it is is kept as far as it goes. */
export function fillTables(database: Database, found: ReadonlyMap<string, FoundTable>): Filled[] {
  const ids = idsIn(found);
  const counts = new Map([...found].map(([name, { lost }]) => [name, { name, saved: 0, lost }]));
  const count = (table: string, what: 'saved' | 'lost'): void => {
    const ofTable = counts.get(table);
    if (ofTable) ofTable[what] += 1;
  };
  const failed: { readonly table: FoundTable; readonly row: FoundRow }[] = [];
  for (const table of found.values()) {
    for (const row of table.rows) {
      const values = copied(table, row, ids);
      if (insert(database, table.shape, values)) count(table.shape.name, 'saved');
      else failed.push({ table, row });
    }
  }
  // After every sound row is in its place, so that a repaired one never takes it.
  for (const { table, row } of failed) {
    const other = otherTable(found, table, row);
    if (other !== undefined && insert(database, other, valuesIn(other, row.cell))) {
      count(other.name, 'saved');
    } else if (
      row.origin !== 'damaged-page' &&
      insertRepaired(database, table.shape, copied(table, row, ids))
    ) {
      count(table.shape.name, 'saved');
    } else if (row.origin === 'table') count(table.shape.name, 'lost');
  }
  return [...counts.values()];
}

export function insert(database: Database, { name, columns }: TableShape, row: Row): boolean {
  const known = columns.map((column) => column.name).filter((column) => row[column] !== undefined);
  const sql = `INSERT INTO "${name}" (${known.map((column) => `"${column}"`).join(', ')})
    VALUES (${known.map(() => '?').join(', ')})`;
  try {
    database.prepare(sql).run(...known.map((column) => row[column]));
    return true;
  } catch (error) {
    if (error instanceof SqliteError && !isAboutTheDisk(error)) return false;
    throw error;
  }
}

const asTheyAre: ReadonlySet<string> = new Set(['sealed_records', 'agenda_issues', 'draft_issues']);

/** The same row with as little changed as makes it fit: its words last of all. */
export function insertRepaired(database: Database, shape: TableShape, row: Row): boolean {
  // What was sealed, and what went out, is itself or nothing.
  if (asTheyAre.has(shape.name)) return false;
  const neutral = (column: ColumnShape): Value => neutralValue(shape.name, column, row);
  const whole = withoutGaps(shape, row);
  const changeable = shape.columns.filter(({ name }) => !shape.key.includes(name) && !words.has(name));
  const attempts: readonly (() => Row)[] = [
    () => whole,
    ...(row.rank === undefined ? [] : [() => ({ ...whole, rank: soundRank(row.rank) })]),
    ...changeable.map((column) => () => ({ ...whole, [column.name]: neutral(column) })),
    ...changeable
      .filter(({ isRequired }) => !isRequired)
      .map(({ name }) => () => ({ ...whole, [name]: null })),
    () => ({ ...whole, ...Object.fromEntries(changeable.map((column) => [column.name, neutral(column)])) }),
  ];
  return attempts.some((attempt) => {
    const changed = attempt();
    return insert(database, shape, changed) || insert(database, shape, withFittingWords(shape, changed));
  });
}

/** A row with something in every column that its table wants filled. */
export function withoutGaps({ name: table, columns }: TableShape, row: Row): Row {
  const gaps = columns
    .filter((column) => !column.isRowid && row[column.name] == null && isWanted(table, column, row))
    .map((column) => [column.name, neutralValue(table, column, row)]);
  return { ...row, ...(Object.fromEntries(gaps) as Row) };
}

const words: ReadonlySet<string> = new Set([
  ...['body', 'text', 'title', 'name', 'heading', 'chair_notes', 'payload', 'content', 'place'],
  ...['meeting_id', 'document_id', 'section_id', 'agenda_item_id', 'action_id', 'body_id', 'plan_id'],
]);

// A damaged length can make a name longer than its table allows, or empty.
const longest: Readonly<Record<string, number>> = {
  ...{ name: 200, title: 200, place: 200, post: 200, short_form: 100, short_name: 60, report_title: 200 },
  ...{ text: 2000, chair_notes: 5000 },
};

function withFittingWords({ columns }: TableShape, row: Row): Row {
  const fitting = columns.flatMap((column) => {
    const { name, isRequired } = column;
    const [value, most] = [row[name], longest[name]];
    if (typeof value !== 'string' || most === undefined) return [];
    if (value !== '') return [[name, [...value].slice(0, most).join('')]];
    return [[name, isRequired ? neutralValue('', column, row) : null]];
  });
  return { ...row, ...(Object.fromEntries(fitting) as Row) };
}

// A page that lies in the wrong place was read as rows of the wrong table.
function otherTable(
  found: ReadonlyMap<string, FoundTable>,
  { shape }: FoundTable,
  { cell }: FoundRow,
): TableShape | undefined {
  return [...found.values()]
    .map((each) => each.shape)
    .find((other) => other !== shape && other.hasRowid === shape.hasRowid && fits(other, cell, true));
}

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Ids = { readonly of: ReadonlyMap<string, ReadonlySet<Value>>; readonly referredTo: ReadonlySet<Value> };

function idsIn(found: ReadonlyMap<string, FoundTable>): Ids {
  const referredTo = new Set<Value>();
  const of = new Map<string, Set<Value>>();
  for (const [name, { shape, rows }] of found) {
    of.set(name, new Set(rows.map(({ values }) => values[shape.key[0] ?? ''] ?? null)));
    for (const { name: column, parent } of shape.columns) {
      if (parent !== null) for (const { values } of rows) referredTo.add(values[column] ?? null);
    }
  }
  return { of, referredTo };
}

function copied(table: FoundTable, row: FoundRow, ids: Ids): Row {
  return withIdsToReferTo(table, withSecondCopy(table, row, ids));
}

/** A row that was cut off refers to something that is no id: nothing could ever stand in for that. */
function withIdsToReferTo({ shape }: FoundTable, row: Row): Row {
  const amiss = shape.columns.filter(({ name, parent }) => {
    const id = row[name];
    return parent !== null && typeof id === 'string' && !idForm.test(id);
  });
  return {
    ...row,
    ...Object.fromEntries(amiss.map(({ name, isRequired }) => [name, isRequired ? freshId() : null])),
  };
}

/** A row with its ids as an index has them, where its own lead nowhere. */
function withSecondCopy({ shape, inIndexes }: FoundTable, { rowid, values }: FoundRow, ids: Ids): Row {
  const row: Row = { ...values };
  const copy = rowid === null ? undefined : inIndexes.get(rowid);
  if (copy === undefined) return row;
  for (const { name, parent, length } of shape.columns) {
    const [own, other] = [row[name], copy[name]];
    if (other === undefined || other === own) continue;
    if (own === undefined) row[name] = other;
    else if (parent !== null) {
      const parents = ids.of.get(parent);
      if (own !== null && !parents?.has(own) && (other === null || parents?.has(other))) row[name] = other;
    } else if (name === 'id' && length === 36) {
      const isOwnGood = typeof own === 'string' && idForm.test(own);
      if (!isOwnGood || (!ids.referredTo.has(own) && ids.referredTo.has(other))) row[name] = other;
    }
  }
  return row;
}

function isAboutTheDisk({ code }: { readonly code: string }): boolean {
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOMEM)/.test(code);
}

export function freshId(): string {
  return randomUUID();
}
