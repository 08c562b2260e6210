import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

// Ranks are fractional: a new place between two others changes no other row. Compared as plain strings.

/** A rank between two others; null stands for the start or the end. */
export function rankBetween(after: string | null, before: string | null): string {
  return generateKeyBetween(after, before);
}

/** Ranks for a list, in its order. */
export function ranksFor(count: number): readonly string[] {
  return generateNKeysBetween(null, null, count);
}
