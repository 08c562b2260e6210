/** One measurement of `npm run bench`: ours beside what it is compared with. */
export type BenchRow = {
  readonly group: string;
  readonly row: string;
  /** null where it could not be measured; `against` then says why. */
  readonly ours: number | null;
  /** What it is compared with. */
  readonly against: string;
  readonly theirs: number | null;
  readonly unit: string;
  /** How many times theirs is of ours. */
  readonly ratio: number | null;
  /** What was wanted, in words; null where the row is only for information. */
  readonly goal: string | null;
  readonly met: boolean | null;
};

/** A file in `tests/bench` is a group; it exports this function as `measure`. */
export type Measure = (say: (line: string) => void) => Promise<readonly BenchRow[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new RangeError('a median of nothing');
  return (low + high) / 2;
}
