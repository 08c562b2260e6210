import { z } from 'zod';
import { backup } from '../entities/backups.ts';
import { recoveryKeyField } from '../entities/encryption.ts';
import { backupProblemCodes } from '../errors.ts';
import { optionalLine } from '../text-fields.ts';
import { operation } from './operation.ts';

export const backupsOperations = {
  /** Newest first, of both folders. Backups that cannot be read as one are not listed. */
  list: operation.output(
    z.object({
      folder: z.string(),
      secondFolder: z.string().nullable(),
      backups: z.array(backup),
      /** Why the last one was not made, or not copied to the second folder. */
      problem: z.object({ code: z.enum(backupProblemCodes), at: z.iso.datetime() }).nullable(),
    }),
  ),
  /** Makes one now. It is listed once it was read back whole. */
  make: operation.output(backup),
  /** Where a copy of every backup goes; null: nowhere. Refused with `backup-folder-refused`. */
  setSecondFolder: operation
    .input(z.object({ path: optionalLine(1000) }))
    .output(z.object({ secondFolder: z.string().nullable() })),
  /** Puts a backup in the place of the data. What was there is set aside, never deleted; answers where. */
  restore: operation
    .input(z.object({ id: backup.shape.id, recoveryKey: recoveryKeyField.optional() }))
    .output(z.object({ setAside: z.string() })),
};
