import type { Browser } from '@playwright/test';
import type { Random } from './seeded-random.ts';

/** One line of `out/faults.json`: what was done to the program, how often, and what it cost. */
export type FaultRow = {
  readonly name: string;
  /** In words. */
  readonly tried: string;
  readonly times: number;
  /** How many of them lost, changed or mixed up something that was good. */
  readonly lost: number;
  /** The worst figure that was measured; null where only `lost` counts. */
  readonly worst: number | null;
  readonly unit: string;
  readonly pass: boolean;
  /** Why it was not tried here. Such a row counts as skipped, with `--full` as failed. */
  readonly skipped?: string;
};

/** How often something is tried: inside `npm test`, and with `--full`. */
export type FaultCount = { readonly small: number; readonly full: number };

export type FaultTools<Key extends string = string> = {
  readonly count: (key: Key) => number;
  readonly random: Random;
  /** Whether a time is good enough. Always, where the machine is not this run's alone (`--untimed`). */
  readonly isInTime: (ms: number, limit: number) => boolean;
  readonly say: (line: string) => void;
  /** One Chromium for all rows; null where none is installed. */
  readonly browser: () => Promise<Browser | null>;
  /** A fresh folder, removed when the row is through. */
  readonly folder: () => string;
};

/** What a file in `rows` exports as `test`. */
export type FaultTest<Key extends string = string> = {
  readonly counts: Readonly<Record<Key, FaultCount>>;
  readonly run: (tools: FaultTools<Key>) => Promise<readonly FaultRow[]>;
};

export function notTried(name: string, tried: string, why: string): readonly FaultRow[] {
  return [{ name, tried, times: 0, lost: 0, worst: null, unit: '', pass: false, skipped: why }];
}

/** The value below which `part` of all lie; the greatest one where there are few. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
