// Which data this page is about. Each request says so, and the program does not answer for others.

import { lineageHeader } from '../../shared/contract/lineage.ts';

let lineage: string | null = null;
let whenReplaced = (): void => undefined;

/** The program says which data it has open. Others than at first have been put in place since. */
export function nameData(named: string): void {
  lineage ??= named;
  if (lineage !== named) dataWereReplaced();
}

export function dataWereReplaced(): void {
  whenReplaced();
}

/** Tells, again with every answer that says so, that the data are no longer those of this page. */
export function onDataReplaced(listener: () => void): void {
  whenReplaced = listener;
}

export function lineageHeaders(): Readonly<Record<string, string>> {
  return lineage === null ? {} : { [lineageHeader]: lineage };
}
