import { z } from 'zod';
import { ownWord, spellingWords } from '../entities/spelling.ts';
import { done, operation } from './operation.ts';

export const spellingOperations = {
  words: operation.output(spellingWords),
  /** Words that are no mistakes from now on. Refused with `no-single-word`; then none of them is added. */
  addWords: operation
    .input(z.object({ words: z.array(ownWord).min(1).max(5000) }))
    .output(z.object({ added: z.int() })),
  removeWord: operation.input(z.object({ word: ownWord })).output(done),
};
