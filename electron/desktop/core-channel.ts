import { z } from 'zod';
import { dataFolderRefusalCodes } from '../../shared/contract/errors.ts';
import { policyAnswer } from '../../shared/contract/policy.ts';

// All that the main process and the core's process say to each other, as plain data over one port that nobody else has.
// Messages marked with a port bring it along. What has another shape is told in the log and not heeded.

const fact = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);
const name = z.string().min(1).max(80);
/** The longest path of Windows; what another system takes for too long is the core's to say. */
const longestPath = 32_767;
const path = z.string().min(1).max(longestPath);
/** A wrapped key, or one that is not wrapped, as text. */
const secret = z.string().max(100_000);
const question = z.int().positive();

const openOptions = z.strictObject({
  dataFolder: path,
  resourcesFolder: path,
  programVersion: name,
  /** null: there is none. */
  policy: policyAnswer.omit({ houseStyle: true }).nullable(),
});
export type OpenOptions = z.infer<typeof openOptions>;

const toCore = z.discriminatedUnion('kind', [
  /** The first of all. Answered by `opened`, `refused` or `failed`. */
  z.strictObject({ kind: z.literal('open'), options: openOptions }),
  /** With a port: that of the window's page. The one before it is closed. */
  z.strictObject({ kind: z.literal('page-port') }),
  /** The page is gone, or about to be another. */
  z.strictObject({ kind: z.literal('page-gone') }),
  /** With a port: that of the main process itself. */
  z.strictObject({ kind: z.literal('shell-port') }),
  /** To `ask-key-store`; null: the key store would not. */
  z.strictObject({
    kind: z.literal('key-store-answer'),
    question,
    answer: z.union([z.boolean(), secret, z.null()]),
  }),
  /** For the log. */
  z.strictObject({ kind: z.literal('note'), event: name, facts: z.record(name, fact) }),
  z.strictObject({
    kind: z.literal('fault'),
    where: name,
    facts: z.strictObject({ kind: z.string().max(200), places: z.array(z.string().max(300)).max(20) }),
  }),
  z.strictObject({ kind: z.literal('follow-policy') }),
  /** Answered by the end of the process, once a backup is made and the folder is free. */
  z.strictObject({ kind: z.literal('close') }),
]);
export type ToCore = z.infer<typeof toCore>;

const fromCore = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened') }),
  /** Why not, in the words of `DataFolderRefused`. Nothing in the folder was changed. */
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(dataFolderRefusalCodes),
    facts: z.record(name, z.union([z.string().max(longestPath), z.number()])),
  }),
  /** The core could not be opened, by a fault of the program. */
  z.strictObject({ kind: z.literal('failed') }),
  z.strictObject({
    kind: z.literal('ask-key-store'),
    question,
    ask: z.enum(['is-real', 'wrap', 'unwrap']),
    text: secret,
  }),
  /** The main process said something of another shape. */
  z.strictObject({ kind: z.literal('not-understood') }),
]);
export type FromCore = z.infer<typeof fromCore>;

/** null: it is nothing that the main process says. */
export function readToCore(data: unknown): ToCore | null {
  const read = toCore.safeParse(data);
  return read.success ? read.data : null;
}

/** null: it is nothing that the core's process says. */
export function readFromCore(data: unknown): FromCore | null {
  const read = fromCore.safeParse(data);
  return read.success ? read.data : null;
}
