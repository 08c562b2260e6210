import { z } from 'zod';
import './without-eval.ts';
import { leakKinds, leakPlaces } from '../domain/leaks.ts';
import { ruleCodes } from '../domain/rulings.ts';
import { templateProblemCodes } from './template-reading.ts';

export const storageProblemCodes = [
  'disk-full',
  'read-only',
  'locked',
  'damaged',
  /** They are encrypted, and nobody has given the recovery key yet. */
  'key-needed',
  /** Nothing that could be saved was found in what is stored. It stays where it is. */
  'nothing-readable',
  'unknown',
] as const;
export type StorageProblemCode = (typeof storageProblemCodes)[number];

/** Why a data folder is not opened. Hosts say it and end; no operation answers with it. */
export const dataFolderRefusalCodes = [
  'not-writable',
  'network-folder',
  'sync-folder',
  'in-use',
  'newer-version',
  'damaged',
  /** The database in it is not as the program makes them. */
  'foreign',
  'set-by-organisation',
  'policy-not-readable',
] as const;
export type DataFolderRefusalCode = (typeof dataFolderRefusalCodes)[number];

/** Why a file outside the data folder was not written. */
export type FileNotWrittenCode = 'disk-full' | 'read-only' | 'locked' | 'unknown';

/** Why a file that the person chose was not read. */
export const fileNotReadCodes = ['too-large', 'not-readable', 'not-text'] as const;
export type FileNotReadCode = (typeof fileNotReadCodes)[number];

/** Every fault that a meeting file can have; `shared/wording` holds the sentence of each. */
export const fileProblemCodes = [
  'not-json',
  'too-large',
  'too-deep',
  'too-many-values',
  /** Reading it was broken off. */
  'took-too-long',
  'out-of-memory',
  'reader-crashed',
  'not-a-meeting-file',
  'newer-version',
  'unknown-field',
  'field-repeated',
  'missing',
  'wrong-type',
  'empty',
  'too-long',
  'too-many',
  'out-of-range',
  'not-one-of',
  'wrong-form',
  'forbidden-character',
  'no-such-date',
  'no-such-time',
  'unsafe-link',
  'end-before-start',
  'accepted-before-meeting',
  'plan-ends-before-start',
  'number-repeated',
  'number-out-of-order',
  'letter-repeated',
  'letter-out-of-order',
  'paragraph-number-out-of-order',
  'id-repeated',
  'id-taken',
  'name-repeated',
  'section-repeated',
  'person-unknown',
  'person-ambiguous',
  'organisation-unknown',
  'organisation-ambiguous',
  'owner-unknown',
  'owner-ambiguous',
  'plan-entry-unknown',
  'plan-missing',
  'action-unknown',
  'action-ends-in-nothing',
  'action-malformed',
  'action-not-allowed',
  'attendance-repeated',
  'left-before-joined',
  'deputises-for-self',
  'paper-not-allowed',
  'body-invalid',
  'meeting-exists-already',
] as const;
export type FileProblemCode = (typeof fileProblemCodes)[number];

/** Why a Word file was not made. */
export const wordProblemCodes = [
  /** The file that was made did not say, word for word, what the plan says. */
  'words-differ',
  /** The file that was made held something that must not leave. */
  'would-leak',
  'house-style-invalid',
  /** The plan holds something that this writer does not know. */
  'plan-not-writable',
  'writer-crashed',
  'out-of-memory',
  'took-too-long',
  'writer-closed',
] as const;
export type WordProblemCode = (typeof wordProblemCodes)[number];

/** Why a backup was not made, copied or put in place. What was there is as it was. */
export const backupProblemCodes = [
  'disk-full',
  'read-only',
  'locked',
  /** The copy did not read back as the data. */
  'not-sound',
  /** The second folder is not there, for a memory stick that is not plugged in. */
  'folder-missing',
  'newer-version',
  /** Its tables, or what is beside them, are not as the program makes them. */
  'foreign',
  /** It is encrypted under another recovery key than the data. */
  'key-needed',
  'unknown',
] as const;
export type BackupProblemCode = (typeof backupProblemCodes)[number];

/** Why a folder does not do for second copies. */
export const backupFolderRefusalCodes = ['not-absolute', 'not-writable', 'in-data-folder'] as const;
export type BackupFolderRefusalCode = (typeof backupFolderRefusalCodes)[number];

/** Why data were not encrypted, decrypted or opened with a key. They are as they were. */
export const encryptionProblemCodes = [
  /** A group of it does not add up; `group` says which, from 1. */
  'recovery-key-mistyped',
  'recovery-key-length',
  /** It adds up, and opens nothing here. */
  'recovery-key-wrong',
  /** It is not the one that was just shown. */
  'recovery-key-not-the-new-one',
  'no-key-store',
  'key-file-damaged',
  'already-on',
  'already-off',
  'not-locked',
  /** What was made did not read back as the data. */
  'not-verified',
] as const;
export type EncryptionProblemCode = (typeof encryptionProblemCodes)[number];

/** A fault in a meeting file: where (`agenda.3.title`), what, and the facts of the sentence about it. */
export const fileProblem = z.object({
  path: z.string(),
  code: z.enum(fileProblemCodes),
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
  /** Other data have taken the place of those that the request named (`lineageHeader`). */
  'store-replaced': { status: 409, data: z.object({}) },
  'storage-failed': { status: 507, data: z.object({ code: z.enum(storageProblemCodes) }) },
  'word-file-failed': {
    status: 500,
    data: z.object({
      code: z.enum(wordProblemCodes),
      /** What `would-leak` found and where. No word of it crosses. */
      leak: z
        .object({ kind: z.enum(leakKinds), place: z.enum(leakPlaces), item: z.string().nullable() })
        .optional(),
    }),
  },
  'template-not-read': { status: 422, data: z.object({ code: z.enum(templateProblemCodes) }) },
  'backup-failed': { status: 500, data: z.object({ code: z.enum(backupProblemCodes) }) },
  'backup-folder-refused': { status: 422, data: z.object({ code: z.enum(backupFolderRefusalCodes) }) },
  'encryption-refused': {
    status: 422,
    data: z.object({ code: z.enum(encryptionProblemCodes), group: z.int().optional() }),
  },
  'meeting-file-invalid': { status: 422, data: z.object({ problems: z.array(fileProblem).min(1) }) },
} as const;
