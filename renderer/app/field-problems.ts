import { wordFieldProblem, type FieldIssue } from '../../shared/wording/word-field-problem.ts';
import { wordProblem } from './word-problem.ts';

/** What an operation said about a form: a sentence for each field, and one for all else. */
export type FormProblems = {
  readonly fields: Readonly<Record<string, string>>;
  readonly other: string | null;
};

export const noProblems: FormProblems = { fields: {}, other: null };

// Rules that are about one field of a form, whichever operation refused.
const fieldOfRule: Readonly<Record<string, string>> = {
  'name-taken': 'name',
  'end-before-start': 'endTime',
  'left-before-joined': 'leftAt',
  'deputises-for-self': 'deputisingForId',
  'date-does-not-exist': 'date',
  'file-name-not-for-windows': 'name',
  'reason-missing': 'reason',
  'recipients-missing': 'recipients',
  'answers-before-issue': 'answersBy',
  'closing-words-missing': 'text',
  'words-not-found': 'from',
  'words-found-twice': 'from',
  'words-restricted-in-part': 'from',
  'correction-empties-action': 'to',
  'superseded-by-itself': 'supersededById',
  'superseded-by-superseded': 'supersededById',
  'body-meets-that-day': 'date',
  'abbreviation-taken': 'short',
  'shortcut-taken': 'typed',
  'no-single-word': 'words',
  'wording-text-faulty': 'text',
  'wording-field-unknown': 'text',
  'figure-whole-is-zero': 'value.wholeId',
  'figure-is-a-whole': 'value.number',
  'figure-part-unknown': 'value.partId',
};

/**
 * Sorts a refusal to the fields it is about. A field is named by the first part of its path in the input, deeper
 * places (`entries.2.title`) also by the whole path.
 */
export function formProblems(error: unknown): FormProblems {
  const issues = issuesOf(error);
  if (issues.length > 0) {
    const fields: Record<string, string> = {};
    for (const issue of issues) {
      fields[issue.path.join('.')] ??= wordFieldProblem(issue);
      fields[String(issue.path[0] ?? '')] ??= wordFieldProblem(issue);
    }
    return { fields, other: null };
  }
  const field = fieldOfRule[ruleCodeOf(error) ?? ''];
  const sentence = oneLine(error);
  return field === undefined
    ? { fields: {}, other: sentence }
    : { fields: { [field]: sentence }, other: null };
}

/** What happened and what now, for a place with room for one line. */
export function oneLine(error: unknown): string {
  const { whatHappened, whatNow } = wordProblem(error);
  return `${whatHappened} ${whatNow}`;
}

/** The code of the rule that refused, or null. */
export function ruleCodeOf(error: unknown): string | null {
  const data = dataOf(error);
  if (errorCodeOf(error) !== 'rule-violated' || typeof data !== 'object' || data === null) return null;
  return 'code' in data && typeof data.code === 'string' ? data.code : null;
}

/** The contract's code of an error (`conflict`), or the carrier's (`BAD_REQUEST`), or null. */
export function errorCodeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

function dataOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
}

function issuesOf(error: unknown): readonly FieldIssue[] {
  const data = dataOf(error);
  if (errorCodeOf(error) !== 'BAD_REQUEST' || typeof data !== 'object' || data === null) return [];
  if (!('issues' in data) || !Array.isArray(data.issues)) return [];
  return data.issues.filter(
    (issue: unknown): issue is FieldIssue =>
      typeof issue === 'object' &&
      issue !== null &&
      'path' in issue &&
      Array.isArray(issue.path) &&
      'code' in issue,
  );
}
