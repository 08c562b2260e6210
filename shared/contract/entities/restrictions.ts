import { z } from 'zod';
import { longestReason } from '../../domain/restrictions.ts';
import { line, optionalLine } from '../text-fields.ts';

/** Why something is not for the public, in the words that are printed in its place. */
export const reasonField = optionalLine(longestReason);

export const restrictionReasons = z.array(
  z.object({ law: line(), reasons: z.array(z.object({ code: line(60), name: line(200) })) }),
);
export type RestrictionReasons = z.infer<typeof restrictionReasons>;
