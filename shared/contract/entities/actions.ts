import { z } from 'zod';
import { actionStatuses, reportEvents } from '../../domain/actions.ts';
import { dateField, idField, linkField, revisionField, text } from '../text-fields.ts';
import { ownerRef } from './people.ts';

/** What was reported on an action: an update, or a step with what was said of it. */
export const actionReport = z.object({
  id: idField,
  event: z.enum(reportEvents),
  at: z.iso.datetime(),
  author: z.string(),
  /** What happened, what closed it, why it was superseded; may be empty of a step that needs no words. */
  text: text(2000),
  /** The document or minute that closed it. */
  href: linkField.nullable(),
  /** The action that took its place. */
  supersededById: idField.nullable(),
  /** The meeting that it was reported to; null: between two. */
  meetingId: idField.nullable(),
});
export type ActionReport = z.infer<typeof actionReport>;

export const action = z.object({
  id: idField,
  revision: revisionField,
  meetingId: idField,
  meetingDate: dateField,
  bodyName: z.string(),
  agendaItemId: idField,
  agendaItemTitle: z.string(),
  /** "5 b)" */
  label: z.string(),
  /** False: its block, or its agenda item, was taken out of the notes. It stays here until it is back or withdrawn. */
  isInNotes: z.boolean(),
  text: z.string(),
  owners: z.array(ownerRef),
  due: dateField.nullable(),
  /** Whether any of its words, its item or its section is not for the public: no file may show it as it is here. */
  isRestricted: z.boolean(),
  status: z.enum(actionStatuses),
  /** Its history, oldest first. */
  updates: z.array(actionReport),
});
export type Action = z.infer<typeof action>;

/** Whom to ask after what is open, as seen on a day; null: everybody. */
export const chasing = { owner: ownerRef.nullable(), today: dateField };
