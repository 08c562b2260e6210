import { z } from 'zod';
import { bodyJson, documentPlace, documentShape } from '../entities/documents.ts';
import { replacedCount, replacementField, wordSearch, wordsInDocument } from '../entities/found-words.ts';
import { reasonField } from '../entities/restrictions.ts';
import { idField, revisionField } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

export const documentsOperations = {
  get: operation.input(z.object({ id: idField })).output(documentShape),
  /**
   * Saves a section's body. The answer comes after the commit. A body that is not valid is refused with
   * `rule-violated`/`body-invalid`, one based on an older revision with `conflict`; neither changes what is stored.
   * `deletedWords` is how many words the person is known to have deleted since the last save; a text that shrinks far
   * more than that is saved, and what it replaced is kept for ever and named in `shrunkFrom`, so that a screen can ask.
   * `isOwnVersion`: the text is no typing on; the one before stays among the versions, however little changed.
   */
  saveSection: operation
    .input(
      z.object({
        ...onRevision,
        body: bodyJson,
        deletedWords: z.int().min(0).default(0),
        isOwnVersion: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        revision: revisionField,
        words: z.int(),
        savedAt: z.iso.datetime(),
        shrunkFrom: z.object({ sequence: z.int(), words: z.int() }).nullable(),
      }),
    ),
  setSectionNumbered: operation
    .input(z.object({ ...onRevision, isNumbered: z.boolean() }))
    .output(z.object({ revision: revisionField })),
  /** Keeps a section out of every file for the public, with the reason that stands in its place; null: no longer. */
  restrictSection: operation
    .input(z.object({ ...onRevision, reason: reasonField }))
    .output(z.object({ revision: revisionField })),
  /** The documents of the same body: those of the same meeting first, then by meeting, newest first; at most 500. */
  ofBody: operation.input(z.object({ id: idField })).output(z.array(documentPlace)),
  /** How often words stand in documents, and in which of their sections. One that is not there any more has no entry. */
  findWords: operation
    .input(z.object({ ids: z.array(idField).max(500), search: wordSearch }))
    .output(z.array(wordsInDocument)),
  /**
   * Puts other words in the place of those that are found in sections, on the revisions that a person saw: in all of
   * them in one step, or in none (`conflict`, `rule-violated`). What stood there before is among the versions:
   * `sequence` names it, for `takeBackReplaced`.
   */
  replaceWords: operation
    .input(
      z.object({
        sections: z.array(z.object({ id: idField, revision: revisionField })).max(20_000),
        search: wordSearch,
        replacement: replacementField,
      }),
    )
    .output(
      z.object({
        ...replacedCount,
        sections: z.array(
          z.object({
            id: idField,
            documentId: idField,
            revision: revisionField,
            sequence: z.int().min(1),
          }),
        ),
        savedAt: z.iso.datetime(),
      }),
    ),
  /**
   * Gives sections the texts that they had before words were replaced, in one step. A section that was changed since,
   * or that is no longer open, stays as it is and is named in `left`.
   */
  takeBackReplaced: operation
    .input(
      z.object({
        sections: z
          .array(z.object({ id: idField, revision: revisionField, sequence: z.int().min(1) }))
          .max(20_000),
      }),
    )
    .output(
      z.object({
        restored: z.array(z.object({ id: idField, revision: revisionField })),
        left: z.array(idField),
        savedAt: z.iso.datetime(),
      }),
    ),
};
