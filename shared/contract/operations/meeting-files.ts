import { z } from 'zod';
import { dateField, idField } from '../text-fields.ts';
import { operation } from './operation.ts';

export const meetingFilesOperations = {
  /** Takes a meeting file's text. All of it comes in, or nothing: faults are answered with `meeting-file-invalid`. */
  import: operation
    .input(z.object({ content: z.string() }))
    .output(
      z.object({ meetingId: idField, bodyName: z.string(), date: dateField, agendaItemCount: z.int() }),
    ),
};
