import type { Columns } from './columns.ts';

// Statements are data, so that one test can prepare every one of them and compare its columns and parameters.

export type SqlValue = string | number | boolean | null;
export type ParametersOf<Names extends readonly string[]> = { readonly [Name in Names[number]]: SqlValue };

export type Select<Names extends readonly string[] = readonly string[], Shape extends Columns = Columns> = {
  readonly does: 'select';
  readonly parameters: Names;
  readonly row: Shape;
  readonly sql: string;
};

export type Change<Names extends readonly string[] = readonly string[]> = {
  readonly does: 'change';
  readonly parameters: Names;
  readonly sql: string;
};

export function select<const Names extends readonly string[], Shape extends Columns>(
  parameters: Names,
  row: Shape,
  sql: string,
): Select<Names, Shape> {
  return { does: 'select', parameters, row, sql };
}

export function change<const Names extends readonly string[]>(parameters: Names, sql: string): Change<Names> {
  return { does: 'change', parameters, sql };
}
