import type { FileNotReadCode } from '../contract/errors.ts';
import { planEntryKinds } from '../domain/plans.ts';
import type { RuleFacts } from '../domain/rulings.ts';
import { formatDate } from '../domain/calendar-date.ts';
import type { PlanFileProblem, PlanFileProblemCode } from '../plan-file/plan-file.ts';
import { plainFact, quotedFact, startingWithCapital } from './facts.ts';

/** One sentence on a fault in a plan file, and what to do about it. Where it is is the caller's to show beside it. */
export function wordPlanFileProblem({ code, facts }: Pick<PlanFileProblem, 'code' | 'facts'>): string {
  return sentences[code](facts);
}

const kinds = `${planEntryKinds.slice(0, -1).join(', ')} or ${planEntryKinds.at(-1) ?? ''}`;

const sentences: Readonly<Record<PlanFileProblemCode, (facts: RuleFacts) => string>> = {
  'empty-file': () => 'The file is empty; choose the one that has the plan’s entries.',
  'no-entries': () => 'The file has no entry of a plan; write one entry on each line under the headings.',
  'columns-wrong': (facts) =>
    facts['cells'] === undefined
      ? `The first line must name the columns kind, title and, if there are links, link${facts['columns'] === undefined || facts['columns'] === '' ? '' : `; this file has: ${plainFact(facts, 'columns', '')}`}.`
      : `This line has ${plainFact(facts, 'cells', 'more')} cells, more than there are columns; put a title that holds a comma in quotation marks.`,
  'quote-not-closed': () => 'A quotation mark is opened here and never closed; close it, or take it out.',
  'too-many-entries': (facts) =>
    `The file has ${thousands(facts['count'])} entries, and a plan has ${plainFact(facts, 'limit', '200')} at most; check that it is the right file.`,
  'kind-unknown': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'kind', 'this'))} is not a kind of entry; write ${kinds}.`,
  'title-missing': () => 'This entry has no title; write one, or take the line out.',
  'title-too-long': (facts) =>
    `This title is too long; it may have ${plainFact(facts, 'limit', '300')} characters.`,
  'forbidden-character': (facts) =>
    `This title holds an invisible character${facts['character'] === undefined ? '' : ` (${plainFact(facts, 'character', '')})`} that Word files cannot hold; take it out.`,
  'unsafe-link': (facts) =>
    `The link ${quotedFact(facts, 'link', 'here')} is not allowed; links must start with https://, http://, mailto: or tel:.`,
  'entry-repeated': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'title', 'this entry'))} is here twice${facts['first'] === undefined ? '' : ` (first at ${plainFact(facts, 'first', '')})`}; keep one of them.`,
  'not-json': () =>
    'The file begins like JSON and cannot be read as JSON; look for a missing comma or bracket.',
  'not-a-plan': () =>
    'This is not a plan: a plan in JSON has "format": "secretariat-plan" and "version": 1 at its beginning.',
  'field-wrong': (facts) =>
    `The field ${quotedFact(facts, 'field', 'here')} is missing, not known, or not in the right form; dates are written as 2026-04-18.`,
  'end-before-start': ({ start, end }) =>
    start === undefined || end === undefined
      ? 'The plan would end before it starts; correct its first or last day.'
      : `The plan would end on ${dateIn(end)}, which is before it starts on ${dateIn(start)}; correct its first or last day.`,
};

function dateIn(value: string | number): string {
  return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formatDate(String(value)) : String(value);
}

function thousands(count: string | number | undefined): string {
  return typeof count === 'number' ? count.toLocaleString('en-GB') : 'too many';
}

/** One sentence on a plan file that could not be read at all. */
export function wordPlanFileNotRead(code: FileNotReadCode): string {
  return notRead[code];
}

const notRead: Readonly<Record<FileNotReadCode, string>> = {
  'too-large': 'The file is far too large to be a plan; choose another one.',
  'not-readable': 'The file cannot be read; copy it to this computer’s own disk and choose it there.',
  'not-text':
    'The file is not text in UTF-8; in Excel, save the sheet as “CSV UTF-8 (comma delimited)” and choose that.',
};
