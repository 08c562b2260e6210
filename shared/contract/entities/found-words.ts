import { z } from 'zod';
import { longestSearch } from '../../document/find-words.ts';
import { idField, revisionField, text } from '../text-fields.ts';

const oneLine = text(longestSearch).regex(/^[^\r\n\u2028\u2029]*$/);

export const wordSearch = z.object({
  words: oneLine.min(1),
  matchCase: z.boolean(),
  wholeWords: z.boolean(),
});

/** What is put in the place of words. Spaces around it count; nothing takes the words out. */
export const replacementField = oneLine;

/** How often words stand in what is not replaced: a name, a figure, linked wording. */
const fixedCount = z.object({ name: z.int(), figure: z.int(), wording: z.int() });

/** What was replaced: how often, how often of that in restricted words, and what was found and left as it was. */
export const replacedCount = { replaced: z.int(), restricted: z.int(), left: fixedCount };

export const wordsInDocument = z.object({
  id: idField,
  found: z.int(),
  left: fixedCount,
  /** Sections that cannot be read and were not searched. */
  unreadable: z.int(),
  /** Where something was found. */
  sections: z.array(z.object({ id: idField, revision: revisionField, found: z.int() })),
});
export type WordsInDocument = z.infer<typeof wordsInDocument>;
