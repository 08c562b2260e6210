import type { Audience } from './word-plan.ts';

/**
 * What a plan does with what is not for the public: it says in its place that it was left out, leaves it out without a
 * trace, or shows it to colleagues. Only the first two make a public file.
 */
export const restrictedManners = ['said', 'without-trace', 'shown'] as const;
export type RestrictedManner = (typeof restrictedManners)[number];

export function audienceOf(manner: RestrictedManner): Audience {
  return manner === 'shown' ? 'internal' : 'public';
}
