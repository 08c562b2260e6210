import { z } from 'zod';
import { mostPlanEntries, planEntryKinds } from '../../domain/plans.ts';
import { dateField, idField, line, linkField, optionalLine, revisionField } from '../text-fields.ts';

export const planEntry = z.object({
  id: idField,
  kind: z.enum(planEntryKinds),
  title: line(),
  href: linkField.nullable(),
});
export type PlanEntry = z.infer<typeof planEntry>;

export const plan = z.object({
  id: idField,
  revision: revisionField,
  name: line(200),
  /** How a paper may call it for short; null: by its name. */
  shortName: optionalLine(60),
  startsOn: dateField,
  endsOn: dateField,
  /** Somebody still has to compare its names and dates with the published plan. */
  needsChecking: z.boolean(),
  entries: z.array(planEntry).max(mostPlanEntries),
});
export type Plan = z.infer<typeof plan>;

const yearMapRow = z.object({
  entryId: idField,
  kind: z.enum(planEntryKinds),
  title: z.string(),
  cells: z
    .array(z.object({ meetingId: idField, isOfPlan: z.boolean(), titles: z.array(z.string()).readonly() }))
    .readonly(),
  isNeverLookedAt: z.boolean(),
});

export const yearOfBody = { bodyId: idField, year: z.int().min(1900).max(2199) };

/** `YearMap` of the domain, as it crosses. */
export const yearMapShape = z.object({
  year: z.int(),
  meetings: z.array(z.object({ id: idField, date: dateField })).readonly(),
  plans: z
    .array(z.object({ id: idField, name: z.string(), rows: z.array(yearMapRow).readonly() }))
    .readonly(),
});
