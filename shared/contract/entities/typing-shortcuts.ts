import { z } from 'zod';
import { idField, line, lineWithoutSpaces, revisionField } from '../text-fields.ts';

/** What is typed for short, and the text that takes its place. */
export const typingShortcut = z.object({
  id: idField,
  revision: revisionField,
  typed: lineWithoutSpaces(30, 1),
  text: line(500),
});
export type TypingShortcut = z.infer<typeof typingShortcut>;
