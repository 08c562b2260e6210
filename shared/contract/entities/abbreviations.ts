import { z } from 'zod';
import { idField, line, lineWithoutSpaces, revisionField } from '../text-fields.ts';

/** What a body says for short, with what it stands for. */
export const abbreviation = z.object({
  id: idField,
  revision: revisionField,
  bodyId: idField,
  short: lineWithoutSpaces(30, 2),
  meaning: line(),
});
export type Abbreviation = z.infer<typeof abbreviation>;
