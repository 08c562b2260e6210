import { z } from 'zod';
import { versionCauses, versionKeepers } from '../../domain/versions.ts';
import { idField, revisionField } from '../text-fields.ts';

export const sectionVersion = z.object({
  /** Grows with every version of any section: their order, whatever the clock said. */
  sequence: z.int().min(1),
  sectionId: idField,
  /** The section's revision when it had this text. */
  revision: revisionField,
  at: z.iso.datetime(),
  author: z.string(),
  words: z.int(),
  cause: z.enum(versionCauses),
  keptFor: z.enum(versionKeepers).nullable(),
  name: z.string().nullable(),
});
export type SectionVersion = z.infer<typeof sectionVersion>;
