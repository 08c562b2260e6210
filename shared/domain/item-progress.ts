export const itemOutcomes = ['done', 'not-discussed'] as const;

/** What became of an item in the meeting, once the clerk has said so. */
export type ItemOutcome = (typeof itemOutcomes)[number];

/** For how long an item was the current one. Moments are milliseconds since 1970. */
export type ItemTime = {
  readonly milliseconds: number;
  /** Up to when they are counted, while they are. */
  readonly countedUntil: number | null;
};

/** A page that counts says so once a minute. After this long without a word nobody is counting any more. */
export const longestSilence = 30 * 60_000;

/**
 * The time of an item as it stands at a moment. A program that was started again in between loses nothing of it; what
 * passed since somebody forgot to stop, or on a clock that was put back, is not counted.
 */
export function timeAt({ milliseconds, countedUntil }: ItemTime, at: number): ItemTime {
  if (countedUntil === null) return { milliseconds, countedUntil };
  const passed = at - countedUntil;
  if (passed > longestSilence) return { milliseconds, countedUntil: null };
  return { milliseconds: milliseconds + Math.max(0, passed), countedUntil: at };
}
