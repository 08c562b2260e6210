import { z } from 'zod';
import { dateField } from '../text-fields.ts';

/** Draft notes that went out for factual correction. */
export const draftIssue = z.object({
  /** 1 for the first of its meeting. */
  number: z.int(),
  at: z.iso.datetime(),
  author: z.string(),
  /** People and organisations as they were called then, or as somebody wrote them. */
  recipients: z.array(z.string()),
  /** By when answers are asked for; null: no day was named. */
  answersBy: dateField.nullable(),
  /** Whether it is the last one, and nothing of the notes was changed since. */
  isAsItStands: z.boolean(),
});
export type DraftIssue = z.infer<typeof draftIssue>;
