import { z } from 'zod';
import { line } from '../text-fields.ts';

/** A word that somebody says is no mistake. */
export const ownWord = line(60);

/** Words that are no mistakes although no dictionary has them. */
export const spellingWords = z.object({
  /** They come with the program. */
  ofTheField: z.array(z.string()),
  /** Those that were added here, by the alphabet. */
  own: z.array(z.string()),
});
export type SpellingWords = z.infer<typeof spellingWords>;
