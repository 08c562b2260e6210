import { z } from 'zod';
import { attendanceKinds } from '../../domain/attendance.ts';
import { attendee } from '../entities/attendance.ts';
import { idField, timeField } from '../text-fields.ts';
import { operation } from './operation.ts';

export const attendanceOperations = {
  list: operation.input(z.object({ meetingId: idField })).output(z.array(attendee)),
  /**
   * Sets how a person attends, or (null) takes the person off the list. What is not named stays as it is; who sends
   * apologies has no details. Refused with `left-before-joined` or `deputises-for-self`.
   */
  set: operation
    .input(
      z.object({
        meetingId: idField,
        personId: idField,
        kind: z.enum(attendanceKinds).nullable(),
        deputisingForId: idField.nullable().optional(),
        joinedAt: timeField.nullable().optional(),
        leftAt: timeField.nullable().optional(),
        isOnline: z.boolean().optional(),
        /** Whom to put them in front of. */
        beforeId: idField.nullable().optional(),
      }),
    )
    .output(z.array(attendee)),
};
