import { z } from 'zod';
import { abbreviation } from '../entities/abbreviations.ts';
import { idField } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const { id: _abbreviationId, revision: _abbreviationRevision, ...abbreviationFields } = abbreviation.shape;

/** What each body says for short. By the abbreviation. */
export const abbreviationsOperations = {
  list: operation.output(z.array(abbreviation)),
  /** One that the body has already is refused with `abbreviation-taken`. */
  create: operation.input(z.object(abbreviationFields)).output(abbreviation),
  update: operation.input(z.object({ ...onRevision, ...abbreviationFields })).output(abbreviation),
  /** Takes it out of the library; no text changes. `restore` brings it back. */
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(abbreviation),
};
