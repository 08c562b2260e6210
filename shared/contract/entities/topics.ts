import { z } from 'zod';
import { agendaItemKinds } from '../../domain/agenda.ts';
import { meetingStates } from '../../domain/meeting.ts';
import { dateField, idField, line, revisionField, text } from '../text-fields.ts';
import { section } from './documents.ts';

export const topic = z.object({
  id: idField,
  revision: revisionField,
  bodyId: idField,
  title: line(),
  /** What it becomes on an agenda. */
  kind: z.enum(agendaItemKinds),
  leadId: idField.nullable(),
  organisationId: idField.nullable(),
  /** The day of the meeting that shall take it. */
  wantedOn: dateField.nullable(),
  promisedAtMeetingId: idField.nullable(),
  /** The words of the promise; never exported. */
  promise: text(2000),
  /** Why its title is in no file for the public; null: it may be. What restricts it is an item of it, or its promise. */
  restrictedReason: z.string().nullable(),
  /** The agenda items that it became, oldest meeting first. Empty: it was never scheduled. */
  appearances: z.array(z.object({ agendaItemId: idField, meetingId: idField, date: dateField })),
});
export type Topic = z.infer<typeof topic>;

const earlierMeeting = z.object({ meetingId: idField, meetingDate: dateField });

/** What the notes of earlier meetings say on a topic, newest first. */
export const notesOfTopic = z.object({
  /** The newest, without notes to self; of corrected notes as they read now. */
  notes: z.array(
    earlierMeeting.extend({
      meetingState: z.enum(meetingStates),
      agendaItemId: idField,
      /** "4", "4 b)" */
      label: z.string(),
      title: z.string(),
      /** Why nothing of it is for the public; null: it is. */
      restricted: z.object({ reason: z.string(), isByItem: z.boolean() }).nullable(),
      /** How many letters its actions come after. */
      actionsBefore: z.int(),
      content: section.shape.content,
    }),
  ),
  /** Those that also wrote of it, before these. */
  before: z.array(earlierMeeting),
});
export type NotesOfTopic = z.infer<typeof notesOfTopic>;
