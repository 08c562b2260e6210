export type Random = {
  /** From 0 up to, but not including, 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** True in `part` of all cases. */
  readonly chance: (part: number) => boolean;
  /** Letters of no language. */
  readonly word: () => string;
};

/** Mulberry32: small, and the same on every machine, so that a printed seed brings a run back. */
export function seededRandom(seed: number, purpose = ''): Random {
  let state = seed >>> 0;
  for (const character of purpose) state = (Math.imul(state, 31) + character.charCodeAt(0)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (values) => {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
    chance: (part) => next() < part,
    word: () =>
      Array.from({ length: between(2, 9) }, (_, place) =>
        (place % 2 === 0 ? 'bcdfghklmnprstw' : 'aeiou').charAt(between(0, place % 2 === 0 ? 14 : 4)),
      ).join(''),
  };
}
