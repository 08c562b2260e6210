import { z } from 'zod';
import '../without-eval.ts';

/** What made a backup: a migration that followed, the end of the program, an hour with changes, or a person. */
export const backupCauses = ['migration', 'closing', 'hourly', 'by-hand'] as const;
export type BackupCause = (typeof backupCauses)[number];

export const backup = z.object({
  /** Names the backup in `backups.restore`; no path of the machine. */
  id: z.string().min(1).max(300),
  /** `other-data`: a copy that another data folder keeps in the second folder, such as that of a computer that broke. */
  place: z.enum(['data-folder', 'second-folder', 'other-data']),
  at: z.iso.datetime(),
  cause: z.enum(backupCauses),
  bytes: z.int(),
  /** How many meetings it holds, and words in their papers and notes. */
  meetings: z.int(),
  words: z.int(),
  isEncrypted: z.boolean(),
});
export type Backup = z.infer<typeof backup>;
