import { z } from 'zod';
import { idField, revisionField, text } from '../text-fields.ts';

const remark = { id: idField, at: z.iso.datetime(), author: z.string(), text: text(2000) };

export const paperComment = z.object({
  ...remark,
  revision: revisionField,
  sectionId: idField,
  /** The paragraph that it stands beside; null: the section as a whole. */
  blockId: z.string().nullable(),
  /** How the paragraph began when it was said. */
  quote: z.string(),
  /** When it was dealt with; null: it is open. */
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  replies: z.array(z.object(remark)),
});
export type PaperComment = z.infer<typeof paperComment>;
