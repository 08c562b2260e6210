import type { Audience } from '../domain/outgoing.ts';

/**
 * What a plan does with what is not for the public: it says in its place that it was left out, leaves it out without a
 * trace, or shows it to colleagues. Only the first two make a public file.
 */
export const showings = ['said', 'without-trace', 'shown'] as const;
export type Showing = (typeof showings)[number];

export function audienceOf(showing: Showing): Audience {
  return showing === 'shown' ? 'internal' : 'public';
}
