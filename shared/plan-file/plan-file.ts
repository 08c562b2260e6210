import { z } from 'zod';
import type { PlanEntryKind } from '../domain/plans.ts';
import type { RuleFacts } from '../domain/rulings.ts';

// A plan as a file that people bring in: its entries as a table (CSV), or the whole plan as JSON.

const planFileFormat = 'secretariat-plan';

/** Everything that a plan file can have wrong; `shared/wording` holds the sentence of each. */
export const planFileProblemCodes = [
  'empty-file',
  'no-entries',
  'columns-wrong',
  'quote-not-closed',
  'too-many-entries',
  'kind-unknown',
  'title-missing',
  'title-too-long',
  'forbidden-character',
  'unsafe-link',
  'entry-repeated',
  'not-json',
  'not-a-plan',
  'field-wrong',
  'end-before-start',
] as const;
export type PlanFileProblemCode = (typeof planFileProblemCodes)[number];

export type PlanFileProblem = {
  readonly code: PlanFileProblemCode;
  /** The line of a table, or the number of an entry of a JSON file, from 1; null: of the file as a whole. */
  readonly place: number | null;
  readonly facts: RuleFacts;
};

export type PlanFileEntry = {
  readonly kind: PlanEntryKind;
  readonly title: string;
  readonly href: string | null;
};

/** What a file says of a plan. A table says only its entries. */
export type PlanInFile = {
  readonly name: string;
  readonly shortName: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly needsChecking: boolean;
  readonly entries: readonly PlanFileEntry[];
};

export type PlanFileReading =
  | { readonly ok: true; readonly plan: PlanInFile }
  | { readonly ok: false; readonly problems: readonly PlanFileProblem[] };

/** The frame of the JSON form. Entries are read one by one, so that every fault is told at its own. */
export const planFileFrame = z.strictObject({
  format: z.literal(planFileFormat),
  version: z.literal(1),
  name: z.string(),
  shortName: z.string().nullable().default(null),
  startsOn: z.string(),
  endsOn: z.string(),
  needsChecking: z.boolean().default(false),
  entries: z.array(
    z.strictObject({ kind: z.string(), title: z.string(), link: z.string().nullable().default(null) }),
  ),
});
