import { z } from 'zod';
import { agendaItemKinds } from '../../domain/agenda.ts';
import { dateField, idField, line, revisionField, text } from '../text-fields.ts';

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
  /** The agenda items that it became, oldest meeting first. Empty: it was never scheduled. */
  appearances: z.array(z.object({ agendaItemId: idField, meetingId: idField, date: dateField })),
});
export type Topic = z.infer<typeof topic>;
