import { z } from 'zod';
import { agendaItemKinds } from '../../domain/agenda.ts';
import { dateField, idField, timeField } from '../text-fields.ts';
import { reportedMatter } from './matters-arising.ts';
import { neighbours } from './meetings.ts';

/** The agenda as it stood when it went out, with the names of that day. What is for the chair alone is no part of it. */
export const issuedAgenda = z.object({
  body: z.string(),
  meeting: z.object({
    date: dateField,
    startTime: timeField.nullable(),
    endTime: timeField.nullable(),
    place: z.string().nullable(),
    chair: z.string().nullable(),
  }),
  neighbours,
  /** In reading order. */
  items: z.array(
    z.object({
      id: idField,
      parentId: idField.nullable(),
      /** "4", and "b" for a sub-item. */
      mark: z.string(),
      /** "4", "4 b)" */
      number: z.string(),
      isLate: z.boolean(),
      kind: z.enum(agendaItemKinds),
      title: z.string(),
      lead: z.string().nullable(),
      organisation: z.string().nullable(),
      minutes: z.int().nullable(),
      reportTitle: z.string().nullable(),
      reportHref: z.string().nullable(),
      /** Why it was not for the public: its title is then that it is restricted. */
      restrictedReason: z.string().nullable().default(null),
    }),
  ),
  /** "4", "4 b)": numbers whose items were taken off. */
  withdrawn: z.array(z.string()),
  /** What the forward plan has for later meetings. */
  comingTopics: z.array(
    z.object({
      /** Agendas of before do not say it. */
      topicId: idField.optional(),
      title: z.string(),
      date: dateField,
    }),
  ),
  /** What its item on the notes of the previous meeting has to hear of; agendas of before have none. */
  mattersArising: z.array(reportedMatter).default([]),
});
export type IssuedAgenda = z.infer<typeof issuedAgenda>;

const changed = { number: z.string(), title: z.string() };
export const agendaChange = z.discriminatedUnion('code', [
  z.object({ code: z.enum(['added', 'removed']), ...changed }),
  z.object({ code: z.literal('renamed'), ...changed, before: z.string() }),
  z.object({ code: z.literal('moved'), ...changed, before: z.string(), after: z.string().nullable() }),
  z.object({
    code: z.literal('retimed'),
    ...changed,
    before: z.int().nullable(),
    minutes: z.int().nullable(),
  }),
  z.object({
    code: z.enum(['lead-changed', 'organisation-changed', 'report-changed']),
    ...changed,
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.object({
    code: z.literal('kind-changed'),
    ...changed,
    before: z.enum(agendaItemKinds),
    after: z.enum(agendaItemKinds),
  }),
  z.object({
    code: z.literal('meeting-changed'),
    what: z.enum(['date', 'time', 'place', 'chair']),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
]);

const recorded = { sequence: z.int(), at: z.iso.datetime(), author: z.string() };
/** An agenda that went out, or was opened again after it had. */
export const agendaIssue = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('issued'),
    ...recorded,
    /** 1, 2, 3 … of its meeting. */
    version: z.int(),
    agenda: issuedAgenda,
    /** What differs from the version before; null of the first one. */
    changes: z.array(agendaChange).nullable(),
  }),
  z.object({ what: z.literal('reopened'), ...recorded, reason: z.string() }),
]);
export type AgendaIssue = z.infer<typeof agendaIssue>;
