import { z } from 'zod';
import { dateField, idField, line, numberField, optionalLine, revisionField } from '../text-fields.ts';
import { wordingUse } from './wordings.ts';

/** A figure that papers give, with where it is from and the day it was true of. */
export const figure = z.object({
  id: idField,
  revision: revisionField,
  name: line(200),
  value: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('number'), number: numberField }),
    z.object({
      kind: z.literal('percentage'),
      partId: idField,
      wholeId: idField,
      decimals: z.int().min(0).max(2),
    }),
  ]),
  prefix: optionalLine(20),
  suffix: optionalLine(60),
  source: optionalLine(300),
  asAt: dateField.nullable(),
});
export type Figure = z.infer<typeof figure>;

/** A paper that gives a figure. `changes`: where it says something else than the library; `sections`: those that do. */
export const figureUse = wordingUse.extend({
  /** Whether it takes a new value with all others, or keeps what it was cleared or issued with. */
  isOpen: z.boolean(),
  sections: z.array(z.object({ id: idField, revision: revisionField })),
  changes: z.array(
    z.object({
      name: z.string(),
      from: z.string(),
      to: z.string(),
      asAtFrom: dateField.nullable(),
      asAtTo: dateField.nullable(),
    }),
  ),
});
export type FigureUse = z.infer<typeof figureUse>;
