import { z } from 'zod';
import './without-eval.ts';

export const exportedFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  /** The file's bytes in base64: one form for every carrier. */
  content: z.string(),
  /** In a browser, in place of the content: by this the page asks for the download. */
  held: z.string().optional(),
});
export type ExportedFile = z.infer<typeof exportedFile>;
