import { z } from 'zod';
import { paperStates } from '../../domain/papers.ts';
import { dateField, idField, line, passage, revisionField } from '../text-fields.ts';

/** Reusable paragraphs for cover papers. */
export const wording = z.object({
  id: idField,
  revision: revisionField,
  name: line(200),
  category: line(100),
  /** Plain text with blank lines between paragraphs, `- ` bullets, `a) ` letters, links, and fields in braces. */
  text: passage(20_000),
  /** The entry of a plan that it belongs to. */
  planEntryId: idField.nullable(),
});
export type Wording = z.infer<typeof wording>;

export const wordingUse = z.object({
  documentId: idField,
  meetingId: idField,
  meetingDate: dateField,
  bodyName: z.string(),
  agendaItemTitle: z.string(),
  state: z.enum(paperStates),
});
export type WordingUse = z.infer<typeof wordingUse>;
