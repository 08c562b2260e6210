import type { LetterStyle, Manner } from '../domain/manner.ts';
import type { Audience } from '../domain/outgoing.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import type { Showing } from './showing.ts';
import type { WordPlan } from './word-plan.ts';

// Agreed notes read as they did when they were sealed, whatever the house style says since; and less of what is restricted
// is said where the body wants less by now. Records of earlier
// versions of the program, and of notes that were agreed elsewhere, may not say how that was: those follow today.

/**
 * The manner of a meeting's notes and matters arising: as sealed, else `today`, that of the house style. What has no room
 * for a table in its letters keeps its own layout, for the words are the same in both.
 */
export function mannerOfNotes({ acceptance }: Pick<MeetingFacts, 'acceptance'>, today: Manner): Manner {
  const sealed = acceptance?.manner ?? null;
  if (sealed === null) return today;
  const { notes, registers } = today;
  return today.registers === 'list' ? { ...sealed, notes, registers } : sealed;
}

/**
 * What a file of the same does with restricted words: as the body wanted it when they were sealed or as it does now,
 * whichever says less.
 */
export function showingOfNotes(
  { acceptance, body }: Pick<MeetingFacts, 'acceptance' | 'body'>,
  audience: Audience,
): Showing {
  if (audience === 'internal') return 'shown';
  const wanted = [acceptance?.restrictedInPublic, body.exportPolicy.restrictedInPublic];
  return wanted.includes('without-trace') ? 'without-trace' : 'said';
}

/** How the letters of a plan's lists are written, where the house style would have them otherwise. */
export function lettersIn(manner: Manner, { letters }: Manner): Pick<WordPlan, 'letters'> {
  return manner.letters === letters ? {} : ({ letters: manner.letters } satisfies { letters: LetterStyle });
}
