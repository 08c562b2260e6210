import { z } from 'zod';
import { idField } from '../text-fields.ts';

/** What changed, for screens that show it: they read again. `sequence` grows by one with every command. */
export const changeEvent = z.object({
  sequence: z.int(),
  /** `store`: another store is in place (a backup was restored); a page begins anew. `backups`: one was made. */
  area: z.enum([
    'bodies',
    'house-styles',
    'people',
    'plans',
    'wordings',
    'figures',
    'spelling',
    'meetings',
    'agenda',
    'times',
    'topics',
    'attendance',
    'documents',
    'versions',
    'comments',
    'actions',
    'backups',
    'store',
  ]),
  meetingId: idField.nullable(),
});
export type ChangeEvent = z.infer<typeof changeEvent>;
