import { z } from 'zod';
import { bodyJson, section } from '../entities/documents.ts';
import { sectionVersion } from '../entities/versions.ts';
import { idField, optionalLine, revisionField } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

const onVersion = { sectionId: idField, sequence: z.int().min(1) };

export const versionsOperations = {
  /** The texts a section has had, newest first. */
  list: operation.input(z.object({ sectionId: idField })).output(z.array(sectionVersion)),
  /** One of them with its text; `before` is the version that it followed. */
  get: operation.input(z.object(onVersion)).output(
    z.object({
      version: sectionVersion,
      content: section.shape.content,
      before: z.object({ sequence: z.int(), content: section.shape.content }).nullable(),
    }),
  ),
  /** Gives a version a name, for which it is kept for ever; null takes the name away. */
  rename: operation.input(z.object({ ...onVersion, name: optionalLine(100) })).output(sectionVersion),
  /** Makes a version the section's text again, as a new version. Also takes the place of a text that cannot be read. */
  restore: operation
    .input(z.object({ ...onRevision, sequence: z.int().min(1) }))
    .output(z.object({ revision: revisionField, words: z.int(), savedAt: z.iso.datetime() })),
  /** Keeps a text beside the section's own for ever: the one of two that a person did not choose. */
  setAside: operation
    .input(z.object({ sectionId: idField, body: bodyJson }))
    .output(z.object({ sequence: z.int() })),
};
