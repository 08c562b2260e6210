import { z } from 'zod';
import { meetingStates } from '../../domain/meeting.ts';
import { dateField, idField, optionalLine, revisionField, timeField } from '../text-fields.ts';
import { draftIssue } from './draft-issues.ts';

export const meeting = z.object({
  id: idField,
  revision: revisionField,
  bodyId: idField,
  bodyName: z.string(),
  date: dateField,
  startTime: timeField.nullable(),
  endTime: timeField.nullable(),
  place: optionalLine(500),
  chairId: idField.nullable(),
  planId: idField.nullable(),
  state: z.enum(meetingStates),
  notesDocumentId: idField,
});
export type Meeting = z.infer<typeof meeting>;

/** When and where another meeting of the same body is. */
const sitting = meeting.pick({ date: true, startTime: true, endTime: true, place: true });

/** The meetings of the same body right before and right after one. */
export const neighbours = z.object({ previous: sitting.nullable(), next: sitting.nullable() });

export const meetingSummary = meeting.extend({
  /** Numbered items, without their sub-items. */
  agendaItemCount: z.int(),
  paperCount: z.int(),
  clearedPaperCount: z.int(),
  /** Report items, whether or not they have a paper yet. */
  reportItemCount: z.int(),
  openActionCount: z.int(),
  /** When its draft notes last went out for correction; null: they never did. */
  draftIssue: draftIssue.pick({ at: true, answersBy: true }).nullable(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;
