import { z } from 'zod';
import { attachmentAudiences, attachmentKinds } from '../../domain/attachments.ts';
import { idField, line, linkField, revisionField } from '../text-fields.ts';

export const attachment = z.object({
  id: idField,
  revision: revisionField,
  documentId: idField,
  kind: z.enum(attachmentKinds),
  /** Of a file as it is saved, of a link as it is read. */
  name: line(200),
  href: linkField.nullable(),
  /** How large a file is; null for a link. */
  bytes: z.int().nullable(),
  audience: z.enum(attachmentAudiences),
});
export type Attachment = z.infer<typeof attachment>;
