import { formatDate } from '../domain/calendar-date.ts';
import type { Audience } from '../domain/outgoing.ts';
import type { PlanKind } from '../domain/word-roles.ts';

/**
 * What the head of every page says of a file: that it is a draft, of which day, and for whom it is. Empty for a final
 * file for the public.
 */
export function wordStanding(
  kind: PlanKind,
  {
    draftOf,
    audience,
  }: {
    /** The day on which the draft was made; null: it is no draft. */
    readonly draftOf: string | null;
    readonly audience: Audience;
  },
): string {
  const draft =
    draftOf === null
      ? []
      : [
          `${kind === 'notes' || kind === 'action-log' ? 'DRAFT – not agreed' : 'DRAFT'}, ${formatDate(draftOf)}`,
        ];
  return [...draft, ...wordAudience(audience)].join('. ');
}

/** Said of what is for colleagues alone. */
export function wordAudience(audience: Audience): readonly string[] {
  return audience === 'internal' ? ['For internal use – not for publication'] : [];
}
