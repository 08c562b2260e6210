import { z } from 'zod';
import { actionStatuses, reportEvents } from '../../domain/actions.ts';
import { dateField, idField, linkField, revisionField, text } from '../text-fields.ts';
import { ownerRef } from './people.ts';

/**
 * The document of this program that shows what closed an action: the notes of an item, its paper, or a file or link that
 * is attached to the paper.
 */
export const evidence = z.object({
  meetingId: idField,
  agendaItemId: idField,
  kind: z.enum(['minute', 'paper', 'attachment']),
  /** Of an attachment; null of the others. */
  attachmentId: idField.nullable(),
});
export type Evidence = z.infer<typeof evidence>;

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
  /**
   * For colleagues alone: no public file says that there was such a report. A status or a date that it led to stays. So is
   * whatever is reported while the action is restricted.
   */
  isInternal: z.boolean(),
  /** The date that it gave the action, and the one that the action had before; null: the date stayed. */
  newDue: dateField.nullable(),
  oldDue: dateField.nullable(),
  evidence: evidence.nullable(),
});
export type ActionReport = z.infer<typeof actionReport>;

export const action = z.object({
  id: idField,
  revision: revisionField,
  meetingId: idField,
  meetingDate: dateField,
  bodyId: idField,
  bodyName: z.string(),
  agendaItemId: idField,
  agendaItemTitle: z.string(),
  /** What its item was about: the topic of the forward plan that the item was made of, else its title. */
  topic: z.string(),
  /** "5 b)" */
  label: z.string(),
  /** False: its block, or its agenda item, was taken out of the notes. It stays here until it is back or withdrawn. */
  isInNotes: z.boolean(),
  text: z.string(),
  owners: z.array(ownerRef),
  /** As it is now: the last date that was given to it, in its notes or when it was carried forward. */
  due: dateField.nullable(),
  /** The date that its notes say, as corrected since they were agreed. */
  promisedDue: dateField.nullable(),
  /** Whether any of its words, its item or its section is not for the public: no file may show it as it is here. */
  isRestricted: z.boolean(),
  status: z.enum(actionStatuses),
  /** Its history, oldest first. */
  updates: z.array(actionReport),
});
export type Action = z.infer<typeof action>;

const dayOfRange = dateField.nullable();
/** Which actions of the register: `ActionFilter` of shared/domain. */
export const actionFilter = z.object({
  status: z.enum(['any', 'not-closed', 'overdue', 'gone', ...actionStatuses]),
  owner: z.union([ownerRef, z.literal('nobody')]).nullable(),
  bodyId: idField.nullable(),
  meetingId: idField.nullable(),
  topic: text(300).nullable(),
  due: z.union([
    z.object({ when: z.enum(['any', 'this-week', 'before-next-meeting', 'no-date']) }),
    z.object({ when: z.literal('between'), from: dayOfRange, to: dayOfRange }),
  ]),
});

/** Whom to ask after what is open, as seen on a day; null: everybody. */
export const chasing = { owner: ownerRef.nullable(), today: dateField };
