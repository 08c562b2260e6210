import type { Random } from '../faults/seeded-random.ts';

/** One line of `out/word.json`: what was tried with Word files, how often, and how often it went wrong. */
export type WordRow = {
  readonly name: string;
  /** In words. */
  readonly tried: string;
  readonly times: number;
  /** How many of them were not as they have to be. */
  readonly got: number;
  readonly pass: boolean;
  /** Why it was not run here; such a row neither passed nor failed. */
  readonly notRun?: string;
};

export type WordTools = {
  readonly count: (usual: number) => number;
  readonly random: Random;
  readonly say: (line: string) => void;
  /** Whether there is time to ask the standard's schemas, which takes a second a file. */
  readonly canValidate: boolean;
  /** A fresh folder, removed when the row is through. */
  readonly folder: () => string;
};

/** What a file in `rows` exports. */
export type RunRows = (tools: WordTools) => readonly WordRow[] | Promise<readonly WordRow[]>;

export function notRun(name: string, tried: string, why: string): WordRow {
  return { name, tried, times: 0, got: 0, pass: false, notRun: why };
}

export function rowOf(name: string, tried: string, times: number, got: number): WordRow {
  return { name, tried, times, got, pass: times > 0 && got === 0 };
}
