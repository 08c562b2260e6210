import { z } from 'zod';
import { ruleCodes } from '../domain/rulings.ts';

export const storageProblemCodes = ['disk-full', 'read-only', 'locked', 'damaged', 'unknown'] as const;
export type StorageProblemCode = (typeof storageProblemCodes)[number];

/** A fault in a meeting file: where (`agenda.3.title`), what, and the facts of the sentence about it. */
export const fileProblem = z.object({
  path: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FileProblem = z.infer<typeof fileProblem>;

/**
 * The errors an operation can answer with. Input that does not parse is answered by oRPC itself with `BAD_REQUEST` and
 * the schema's issues. A stack, a path of the machine or SQL never crosses.
 */
export const programErrors = {
  'not-found': { status: 404, data: z.object({ what: z.string() }) },
  conflict: { status: 409, data: z.object({ currentRevision: z.int() }) },
  'rule-violated': {
    status: 422,
    data: z.object({
      code: z.enum(ruleCodes),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  },
  'storage-failed': { status: 507, data: z.object({ code: z.enum(storageProblemCodes) }) },
  'meeting-file-invalid': { status: 422, data: z.object({ problems: z.array(fileProblem).min(1) }) },
} as const;
