import { z } from 'zod';
import { mostPlanEntries, planEntryKinds } from '../../domain/plans.ts';
import { plan, planEntry, yearMapShape, yearOfBody } from '../entities/plans.ts';
import { dateField, idField, line, linkField, optionalLine } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

const planFields = {
  name: line(200),
  shortName: optionalLine(60).default(null),
  startsOn: dateField,
  endsOn: dateField,
  needsChecking: z.boolean().default(false),
  entries: z
    .array(
      z.object({
        /** Absent for a new entry. */
        id: idField.optional(),
        kind: z.enum(planEntryKinds),
        title: line(),
        href: linkField.nullable(),
      }),
    )
    .max(mostPlanEntries),
};

export const plansOperations = {
  list: operation.output(z.array(plan)),
  /** Those that come with the program, to be added with `create`. */
  listBuiltIn: operation.output(
    z.array(
      plan.omit({ id: true, revision: true }).extend({ entries: z.array(planEntry.omit({ id: true })) }),
    ),
  ),
  create: operation.input(z.object(planFields)).output(plan),
  update: operation.input(z.object({ ...onRevision, ...planFields })).output(plan),
  /** What of the plans the papers of a body's meetings of one year link to. */
  yearMap: operation.input(z.object(yearOfBody)).output(yearMapShape),
};
