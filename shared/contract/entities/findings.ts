import { z } from 'zod';
import { findingCodes } from '../../domain/findings.ts';
import { idField } from '../text-fields.ts';

export const finding = z.object({
  code: z.enum(findingCodes),
  /** Where it is; null: it is about the paper as a whole. */
  sectionId: idField.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Something to look at before files go out, and whether somebody looked at it and left it. */
export const issueFinding = finding.extend({
  meetingId: idField,
  /** The paper that it is in; null: it is not about a paper. */
  documentId: idField.nullable(),
  agendaItemId: idField.nullable(),
  /** "4 a)", where it is about an item. */
  number: z.string().nullable(),
  /** Names what it is about and what it says, to keep it by. */
  key: z.string(),
  kept: z.object({ reason: z.string(), at: z.iso.datetime(), author: z.string() }).nullable(),
});
export type IssueFinding = z.infer<typeof issueFinding>;
