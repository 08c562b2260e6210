import { z } from 'zod';
import { attendanceKinds } from '../../domain/attendance.ts';
import { idField, timeField } from '../text-fields.ts';

export const attendee = z.object({
  personId: idField,
  kind: z.enum(attendanceKinds),
  rank: z.string(),
  /** The person in whose place they came. */
  deputisingForId: idField.nullable(),
  /** Where they came late, and where they left early. */
  joinedAt: timeField.nullable(),
  leftAt: timeField.nullable(),
  isOnline: z.boolean(),
});
export type Attendee = z.infer<typeof attendee>;
