import { z } from 'zod';
import './without-eval.ts';
import { isRealDate, isRealTime } from '../domain/calendar-date.ts';
import { readFigureNumber } from '../domain/figures.ts';
import { forbiddenCharacterAt, codePointName } from '../domain/text-rules.ts';
import { safeHref } from '../document/safe-href.ts';

// Each refusal carries a code in `params`; `shared/wording` holds its sentence.

export type FieldProblemCode =
  | 'forbidden-character'
  | 'no-such-date'
  | 'no-such-time'
  | 'unsafe-link'
  | 'not-a-number'
  | 'has-spaces'
  | 'not-one-place';

/** One line of text, trimmed, not empty. */
export function line(longest = 300) {
  return z.string().trim().min(1).max(longest).superRefine(refuseForbiddenCharacters);
}

/** One run of characters without a space, trimmed. */
export function lineWithoutSpaces(longest: number, shortest: number) {
  return z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .superRefine(refuseForbiddenCharacters)
    .refine((value) => !/\s/u.test(value), { params: { code: 'has-spaces' satisfies FieldProblemCode } });
}

/** What a person is called where they are recorded: one line, without what only looks like one. */
export const ownNameField = line(100).superRefine((value, context) => {
  const at = value.search(/[\t\n\r\u2028\u2029]/u);
  if (at >= 0) refuseCharacter(value, at, context);
});

/** Text of any number of lines, trimmed, not empty. */
export function passage(longest: number) {
  return z.string().trim().min(1).max(longest).superRefine(refuseForbiddenCharacters);
}

/** Text of any number of lines, possibly empty. */
export function text(longest = 20_000) {
  return z.string().max(longest).superRefine(refuseForbiddenCharacters);
}

/** One line or nothing. An empty line counts as nothing. */
export function optionalLine(longest = 300) {
  return z
    .string()
    .trim()
    .max(longest)
    .superRefine(refuseForbiddenCharacters)
    .nullable()
    .transform((value) => (value === '' ? null : value));
}

export const idField = z.uuid();
export const revisionField = z.int().min(1);

/** `YYYY-MM-DD`, a day that exists. */
export const dateField = z
  .string()
  .refine(isRealDate, { params: { code: 'no-such-date' satisfies FieldProblemCode } });

/** `HH:MM`, 00:00 to 23:59. */
export const timeField = z
  .string()
  .refine(isRealTime, { params: { code: 'no-such-time' satisfies FieldProblemCode } });

/** A number as a person writes it ("1,284"), handed on as a plain decimal. */
export const numberField = z
  .string()
  .refine((typed) => readFigureNumber(typed) !== null, {
    params: { code: 'not-a-number' satisfies FieldProblemCode },
  })
  .transform((typed) => readFigureNumber(typed) ?? typed);

/** An address that `safeHref` lets through. */
export const linkField = z
  .string()
  .trim()
  .refine((href) => safeHref(href) !== null, { params: { code: 'unsafe-link' satisfies FieldProblemCode } });

function refuseForbiddenCharacters(value: string, context: z.RefinementCtx): void {
  const at = forbiddenCharacterAt(value);
  if (at >= 0) refuseCharacter(value, at, context);
}

function refuseCharacter(value: string, at: number, context: z.RefinementCtx): void {
  context.addIssue({
    code: 'custom',
    params: {
      code: 'forbidden-character' satisfies FieldProblemCode,
      character: codePointName(value, at),
      position: at + 1,
    },
  });
}
