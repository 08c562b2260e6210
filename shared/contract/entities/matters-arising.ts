import { z } from 'zod';
import { actionStatuses, reportEvents } from '../../domain/actions.ts';
import { dateField, idField } from '../text-fields.ts';
import { action, actionReport } from './actions.ts';

/** A matter arising as it goes out: with the names of its day, and without what is restricted. */
export const reportedMatter = z.object({
  /** Absent in what was kept by earlier versions of the program. */
  actionId: idField.optional(),
  /** "4 a)", in the notes of its meeting. */
  label: z.string(),
  meetingDate: dateField,
  /** Where words were left out their reason stands. */
  words: z.array(z.union([z.object({ text: z.string() }), z.object({ leftOut: z.string() })])),
  owners: z.string().nullable(),
  due: dateField.nullable(),
  /** Neither its owners nor its date are for the public. */
  isRestricted: z.boolean().optional(),
  /** False: it was taken out of the notes of its meeting, and stays until it is withdrawn. */
  isInNotes: z.boolean().optional(),
  status: z.enum(actionStatuses),
  lastUpdate: z
    .object({
      event: z.enum(reportEvents),
      on: dateField,
      text: z.string(),
      href: z.string().nullable(),
    })
    .nullable(),
});
export type ReportedMatter = z.infer<typeof reportedMatter>;

/** An action of an earlier meeting as one meeting hears of it. */
export const matterArising = z.object({
  /** As it is today, with its whole history. */
  action,
  /** As it stood when the meeting had dealt with it. */
  status: z.enum(actionStatuses),
  /** What had been reported by then, oldest first. */
  reports: z.array(actionReport),
  isReportedHere: z.boolean(),
});
export type MatterArising = z.infer<typeof matterArising>;
