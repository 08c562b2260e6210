import { z } from 'zod';
import { wording, wordingUse } from '../entities/wordings.ts';
import { idField, line, passage } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const wordingFields = {
  name: line(200),
  category: line(100),
  text: passage(20_000),
  planEntryId: idField.nullable(),
};

export const wordingsOperations = {
  /** By category, then by name. */
  list: operation.output(z.array(wording)),
  create: operation.input(z.object(wordingFields)).output(wording),
  update: operation.input(z.object({ ...onRevision, ...wordingFields })).output(wording),
  /** Takes it out of the library; papers keep their copies. `restore` brings it back. */
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(wording),
  /** The papers that hold a copy of it, edited or not; those of the latest meeting first. */
  uses: operation.input(z.object({ id: idField })).output(z.array(wordingUse)),
};
