import { z } from 'zod';
import { closedReasons } from '../../domain/closed-documents.ts';
import { paperEvents, paperStates } from '../../domain/papers.ts';
import type { Body } from '../../document/body.ts';
import { documentKinds } from '../../document/schemas.ts';
import { dateField, idField, revisionField } from '../text-fields.ts';
import { attachment } from './attachments.ts';
import { wordLimitField } from './bodies.ts';
import { reasonField } from './restrictions.ts';

/** Rich text as it crosses. Its schema is ProseMirror's (`shared/document`), which the core checks on every save. */
export const bodyJson = z.custom<Body>(
  (value) => typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc',
);

export const section = z.object({
  id: idField,
  revision: revisionField,
  /** The template's key in a cover paper; null in the notes. */
  key: z.string().nullable(),
  /** The agenda item whose notes these are; null in a cover paper. */
  agendaItemId: idField.nullable(),
  /** A cover paper's heading with fields (`fillHeading`); empty in the notes, where the item's title is the heading. */
  heading: z.string(),
  guidance: z.string(),
  isNumbered: z.boolean(),
  isRequired: z.boolean(),
  wordLimit: wordLimitField,
  /** The date of the meeting from whose paper the text was copied over, as long as it is as it was then. */
  copiedFrom: dateField.nullable(),
  /** Why nothing of it is for the public; null: it is, unless its agenda item is restricted. */
  restrictedReason: reasonField,
  words: z.int(),
  /** What does not validate is not handed out to be edited: its words alone, to read and copy. */
  content: z.discriminatedUnion('state', [
    z.object({ state: z.literal('sound'), body: bodyJson }),
    z.object({ state: z.literal('unreadable'), reason: z.string(), text: z.string() }),
  ]),
});
export type Section = z.infer<typeof section>;

const paperStep = z.object({
  event: z.enum(paperEvents),
  at: z.iso.datetime(),
  author: z.string(),
  reason: z.string().nullable(),
});

export const documentShape = z.object({
  id: idField,
  revision: revisionField,
  kind: z.enum(documentKinds),
  meetingId: idField,
  /** The report item of a cover paper; null for the notes. */
  agendaItemId: idField.nullable(),
  state: z.enum(paperStates).nullable(),
  planEntryIds: z.array(idField),
  /** Of a cover paper, in the order in which they were attached. */
  attachments: z.array(attachment),
  /** What a paper went through, oldest first; none in the notes. */
  steps: z.array(paperStep),
  sections: z.array(section),
});
export type SectionedDocument = z.infer<typeof documentShape>;

/** A document among those of its body, for a person to choose. */
export const documentPlace = z.object({
  id: idField,
  kind: z.enum(documentKinds),
  meetingId: idField,
  meetingDate: dateField,
  /** What a cover paper is about; null for the notes. */
  title: z.string().nullable(),
  /** Why its words do not change; null: they can. */
  closed: z.enum(closedReasons).nullable(),
  /** Whether others have it: a paper went out with the agenda, notes for correction. */
  hasGoneOut: z.boolean(),
});
export type DocumentPlace = z.infer<typeof documentPlace>;
