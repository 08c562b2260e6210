import { z } from 'zod';
import { agendaItemKinds } from '../../domain/agenda.ts';
import { itemOutcomes } from '../../domain/item-progress.ts';
import { paperStates } from '../../domain/papers.ts';
import { idField, line, linkField, optionalLine, revisionField, text } from '../text-fields.ts';
import { reasonField } from './restrictions.ts';

export const agendaItem = z.object({
  id: idField,
  revision: revisionField,
  meetingId: idField,
  parentId: idField.nullable(),
  rank: z.string(),
  kind: z.enum(agendaItemKinds),
  title: line(),
  leadId: idField.nullable(),
  /** The organisation whose report it is. */
  organisationId: idField.nullable(),
  minutes: z.int().min(0).max(1440).nullable(),
  reportTitle: optionalLine(),
  reportHref: linkField.nullable(),
  /** The number that it keeps since the agenda went out; null before that. `isLate`: it was added after. */
  issued: z.object({ mark: z.string(), isLate: z.boolean() }).nullable(),
  /** What became of it in the meeting; null: nothing was said of it yet. */
  outcome: z.enum(itemOutcomes).nullable(),
  /** For the chair alone; no export may hold it. */
  chairNotes: text(5000),
  /** The topic of the forward plan that it was made from. */
  topicId: idField.nullable(),
  /** Why neither it nor what is under it is for the public; null: it is. */
  restrictedReason: reasonField,
  paper: z.object({ documentId: idField, state: z.enum(paperStates) }).nullable(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** For how long items were the current one, as of the answer; `countingId` is the one whose time goes on. */
export const itemTimes = z.object({
  items: z.array(z.object({ agendaItemId: idField, seconds: z.int() })),
  countingId: idField.nullable(),
});
export type ItemTimes = z.infer<typeof itemTimes>;
