import type { FieldProblemCode } from '../contract/text-fields.ts';
import { countOf, plainFact } from './facts.ts';

/** What the input check says about one field: a zod issue, as it crosses the carrier. */
export type FieldIssue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly origin?: string;
  readonly format?: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
};

/** One sentence on a field that was not filled in as it must be, such as "Title must be 300 characters or fewer." */
export function wordFieldProblem(issue: FieldIssue): string {
  const name = fieldName(issue.path);
  switch (issue.code) {
    case 'too_big':
      return tooBig(name, issue);
    case 'too_small':
      return tooSmall(name, issue);
    case 'custom':
      return customProblem(name, issue);
    case 'invalid_type':
      return `${name} is not filled in.`;
    case 'invalid_value':
      return `Choose one of the options for ${inSentence(name)}.`;
    case 'invalid_format':
      return issue.format === 'uuid'
        ? `${name} is not the id of anything here.`
        : `${name} is not in the form that is needed.`;
    default:
      return `${name} is not in the form that is needed.`;
  }
}

/** The name of the field that an issue is about, as the form shows it ("Start time"). */
export function fieldName(path: readonly PropertyKey[]): string {
  const key = path.filter((part) => typeof part === 'string').at(-1);
  if (key === undefined) return 'This';
  if (Object.hasOwn(fieldNames, key)) return fieldNames[key] ?? key;
  const words = key.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const fieldNames: Readonly<Record<string, string>> = {
  startTime: 'Start time',
  endTime: 'End time',
  startsOn: 'First day',
  endsOn: 'Last day',
  bodyId: 'Body',
  chairId: 'Chair',
  leadId: 'Lead',
  planId: 'Plan',
  joinedAt: 'Joined at',
  leftAt: 'Left at',
  deputisingForId: 'Deputising for',
  wantedOn: 'The day',
  promise: 'What was promised',
  organisationId: 'Organisation',
  shortForm: 'Short form',
  shortName: 'Short name',
  reportTitle: 'Title of the report',
  reportHref: 'Link to the report',
  href: 'Link',
  number: 'Value',
  asAt: 'As at',
  partId: 'Part',
  wholeId: 'Whole',
  chairNotes: 'Notes for the chair',
  restrictedReason: 'Reason',
  openingItems: 'Opening items',
  closingItems: 'Closing items',
  months: 'The months of the pattern',
  short: 'Abbreviation',
  typed: 'Shortcut',
};

const customSentences: Readonly<
  Record<FieldProblemCode, (name: string, params: Readonly<Record<string, unknown>>) => string>
> = {
  'forbidden-character': (name, params) =>
    `${name} has an invisible character${characterAndPlace(params)} that Word files cannot hold. Delete it, or type the text again.`,
  'no-such-date': (name) => `${name} must be a real date, such as 18 April 2026.`,
  'no-such-time': (name) => `${name} must be a real time, such as 14:30.`,
  'not-a-number': (name) => `${name} must be a number in figures, such as 1,284 or 42.5.`,
  'has-spaces': (name) => `${name} has a space in it. Write it as one run of letters, such as wyp.`,
  'not-one-place': (name, { place }) =>
    `${name} must have ${typeof place === 'string' ? place : 'its place'} in it exactly once.`,
  'unsafe-link': (name) => `${name} must start with https://, http://, mailto: or tel:.`,
};

function customProblem(name: string, { params = {} }: FieldIssue): string {
  const code = params['code'];
  return typeof code === 'string' && isFieldProblemCode(code)
    ? customSentences[code](name, params)
    : `${name} is not in the form that is needed.`;
}

function isFieldProblemCode(code: string): code is FieldProblemCode {
  return Object.hasOwn(customSentences, code);
}

function characterAndPlace(params: Readonly<Record<string, unknown>>): string {
  const { character, position } = params;
  const facts = {
    ...(typeof character === 'string' ? { character } : {}),
    ...(typeof position === 'number' ? { position } : {}),
  };
  const place = plainFact(facts, 'position', '');
  const named = plainFact(facts, 'character', '');
  return `${named === '' ? '' : ` (${named})`}${place === '' ? '' : ` at character ${place}`}`;
}

function tooBig(name: string, { origin, maximum }: FieldIssue): string {
  if (maximum === undefined) return `${name} is too long.`;
  const limit = Number(maximum);
  if (origin === 'string') return `${name} must be ${countOf(limit, 'character')} or fewer.`;
  if (origin === 'array' || origin === 'set')
    return `${name} can have ${countOf(limit, 'entry', 'entries')} at most.`;
  return `${name} must be ${countOf(limit, '', '').trim()} or less.`;
}

function tooSmall(name: string, { origin, minimum }: FieldIssue): string {
  if (origin === 'string' && Number(minimum ?? 1) > 1) {
    return `${name} must be ${countOf(Number(minimum), 'character')} or more.`;
  }
  if (origin === 'string') return `Enter ${articled(name)}.`;
  if (origin === 'array' || origin === 'set') return `${name} needs at least one entry.`;
  return minimum === undefined
    ? `${name} is too small.`
    : `${name} must be ${countOf(Number(minimum), '', '').trim()} or more.`;
}

function inSentence(name: string): string {
  return name === 'This' ? 'this' : `“${name}”`;
}

function articled(name: string): string {
  if (name === 'This') return 'something here';
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return `${/^[aeiou]/.test(lower) ? 'an' : 'a'} ${lower}`;
}
