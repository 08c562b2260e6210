import { z } from 'zod';
import { idField, line, optionalLine, revisionField } from '../text-fields.ts';

export const ownerRef = z.object({ kind: z.enum(['person', 'organisation']), id: idField });

export const organisation = z.object({
  id: idField,
  revision: revisionField,
  name: line(),
  shortName: optionalLine(60),
});
export type Organisation = z.infer<typeof organisation>;

export const person = z.object({
  id: idField,
  revision: revisionField,
  name: line(200),
  post: optionalLine(200),
  organisationId: idField.nullable(),
  shortForm: optionalLine(100),
  /** False for someone who has left: still named in old notes, no longer offered. */
  isCurrent: z.boolean(),
});
export type Person = z.infer<typeof person>;
