import type { FileProblem, FileProblemCode } from '../contract/errors.ts';
import { bodyProblemCodes, type BodyProblemCode } from '../document/validate-body.ts';
import { formatDate, formatTime } from '../domain/calendar-date.ts';
import type { RuleFacts } from '../domain/rulings.ts';
import { plainFact, quotedFact, startingWithCapital } from './facts.ts';
import { wordBodyProblem } from './word-body-problem.ts';

/** One sentence on a fault in a meeting file. Where it is (`problem.path`) is the caller's to show beside it. */
export function wordFileProblem(problem: FileProblem): string {
  return fileSentences[problem.code](problem.facts);
}

const mostSteps = 8;

/** A place in a meeting file as a person counts: `agenda.3.title` as "agenda, entry 4, title". */
export function wordFilePath(path: string): string {
  if (path === '') return 'the file';
  const steps = path.split('.').map((part) => (/^\d+$/.test(part) ? `entry ${Number(part) + 1}` : part));
  return steps.length <= mostSteps ? steps.join(', ') : `${steps.slice(0, mostSteps).join(', ')} …`;
}

const fileSentences: Readonly<Record<FileProblemCode, (facts: RuleFacts) => string>> = {
  'not-json': (facts) =>
    `This is not a meeting file: it cannot be read as JSON${facts['line'] === undefined ? '' : ` (look at line ${plainFact(facts, 'line', '')})`}.`,
  'too-large': (facts) =>
    `The file is too large: a meeting file may have up to ${plainFact(facts, 'limit', '50 MB')}.`,
  'too-deep': () => 'The file has lists inside each other too many times to be a meeting file.',
  'too-many-values': (facts) =>
    `The file has more than ${plainFact(facts, 'limit', '1,000,000')} values, far more than any meeting; check that it is the right file.`,
  'took-too-long': () =>
    'Reading the file took too long and was broken off; check that it is the right file, and try once more.',
  'out-of-memory': () =>
    'The file needs far more memory to read than a meeting does, so reading it was broken off; check that it is the right file.',
  'reader-crashed': () => 'Reading the file broke off; try once more, and check that it is the right file.',
  'not-a-meeting-file': () =>
    'This is not a meeting file: it does not start with "format": "secretariat-meeting".',
  'newer-version': (facts) =>
    `The file was made by a newer version of Secretariat (file version ${plainFact(facts, 'version', 'unknown')}); update Secretariat to open it.`,
  'unknown-field': (facts) =>
    `There is no field called ${quotedFact(facts, 'field', 'like that')} here; check its spelling or take it out.`,
  'field-repeated': (facts) =>
    `The field ${quotedFact(facts, 'field', 'here')} is here twice; keep one of them.`,
  missing: (facts) => `${startingWithCapital(quotedFact(facts, 'field', 'a value'))} is missing here.`,
  'wrong-type': (facts) =>
    `This must be ${plainFact(facts, 'expected', 'something else')}${facts['found'] === undefined ? '' : `, not ${plainFact(facts, 'found', '')}`}.`,
  empty: () => 'This is empty; it needs at least one character or entry.',
  'too-long': (facts) => `This is too long: ${plainFact(facts, 'limit', 'fewer')} characters at most.`,
  'too-many': (facts) => `There are too many entries: ${plainFact(facts, 'limit', 'fewer')} at most.`,
  'out-of-range': (facts) =>
    `This number is out of range: it must be from ${plainFact(facts, 'least', '0')}${facts['most'] === undefined ? ' up' : ` to ${plainFact(facts, 'most', '')}`}.`,
  'not-one-of': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'value', 'this'))} is not one of the words that can stand here${facts['allowed'] === undefined ? '' : `: ${plainFact(facts, 'allowed', '')}`}.`,
  'wrong-form': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'value', 'this'))} is not in the form that is needed here.`,
  'forbidden-character': (facts) =>
    `There is an invisible character${facts['character'] === undefined ? '' : ` (${plainFact(facts, 'character', '')})`}${facts['position'] === undefined ? '' : ` at character ${plainFact(facts, 'position', '')}`} that Word files cannot hold; take it out.`,
  'no-such-date': (facts) =>
    `There is no date ${quotedFact(facts, 'value', 'like that')}; write dates as year-month-day, such as 2026-04-18.`,
  'no-such-time': (facts) =>
    `There is no time ${quotedFact(facts, 'value', 'like that')}; write times as hours and minutes, such as 14:30.`,
  'unsafe-link': (facts) =>
    `The link ${quotedFact(facts, 'value', 'here')} is not allowed; links must start with https://, http://, mailto: or tel:.`,
  'end-before-start': ({ start, end }) =>
    start === undefined || end === undefined
      ? 'The meeting ends before it starts.'
      : `The meeting ends at ${formatTime(String(end))}, which is not after its start at ${formatTime(String(start))}.`,
  'accepted-before-meeting': (facts) =>
    `The notes were accepted on ${formatDate(String(facts['acceptedOn'] ?? ''))}, which is before the meeting; correct one of the two dates.`,
  'plan-ends-before-start': (facts) =>
    `The plan ends on ${formatDate(String(facts['end'] ?? ''))}, before it starts on ${formatDate(String(facts['start'] ?? ''))}.`,
  'number-repeated': (facts) =>
    `Two agenda items have the number ${plainFact(facts, 'number', '')}; each needs its own.`,
  'number-out-of-order': (facts) =>
    `The agenda item has the number ${plainFact(facts, 'number', '')}, but in this place it would be number ${plainFact(facts, 'expected', 'another')}.`,
  'letter-repeated': (facts) =>
    `Two sub-items have the letter ${plainFact(facts, 'letter', '')}); each needs its own.`,
  'letter-out-of-order': (facts) =>
    `The sub-item has the letter ${plainFact(facts, 'letter', '')}), but in this place it would be ${plainFact(facts, 'expected', 'another')}).`,
  'paragraph-number-out-of-order': (facts) =>
    `The paragraph has the number ${plainFact(facts, 'number', '')}, but in this place it would be number ${plainFact(facts, 'expected', 'another')}.`,
  'id-repeated': (facts) =>
    `The id ${quotedFact(facts, 'id', 'here')} is used twice in the file; each thing needs its own.`,
  'id-taken': (facts) =>
    `The id ${quotedFact(facts, 'id', 'here')} already belongs to something else in Secretariat; take the id out of the file.`,
  'name-repeated': (facts) =>
    `The name ${quotedFact(facts, 'name', 'here')} is in this list twice; keep one of them.`,
  'section-repeated': (facts) =>
    `The paper has two sections called ${quotedFact(facts, 'key', 'the same')}; each can be there once.`,
  'person-unknown': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'name', 'this person'))} is not in the file’s list of people, nor in Secretariat; add the person or correct the name.`,
  'person-ambiguous': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'name', 'this name'))} could be more than one person; write the full name.`,
  'organisation-unknown': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'name', 'this organisation'))} is not in the file’s list of organisations, nor in Secretariat; add it or correct the name.`,
  'organisation-ambiguous': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'name', 'this name'))} could be more than one organisation; write the full name.`,
  'owner-unknown': (facts) =>
    `The owner of this action, ${quotedFact(facts, 'name', 'someone')}, is neither a person nor an organisation in the file or in Secretariat; add the owner or correct the name.`,
  'owner-ambiguous': (facts) =>
    `The owner of this action, ${quotedFact(facts, 'name', 'someone')}, could be more than one person or organisation; write the full name.`,
  'plan-entry-unknown': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'title', 'this entry'))} is not a priority, theme or document of the plan; add it to the plan or correct the title.`,
  'plan-missing': () => 'The paper is linked to entries of a plan, but the file names no plan.',
  'action-unknown': (facts) =>
    `There is no action with the id ${quotedFact(facts, 'id', 'given here')} in the notes of this file.`,
  'action-ends-in-nothing': (facts) =>
    `The action ${quotedFact(facts, 'id', 'named here')} would be nobody’s: it is withdrawn and still in the notes, or what took its place is withdrawn or leads back to it.`,
  'action-malformed': (facts) =>
    `The line ${quotedFact(facts, 'line', 'here')} cannot be read as an action; write it as “ACTION (owner, due): what was promised”.`,
  'action-not-allowed': () => 'An action can stand in the notes only, not in a cover paper.',
  'attendance-repeated': (facts) =>
    `${startingWithCapital(quotedFact(facts, 'name', 'this person'))} is on more than one attendance list; keep one.`,
  'left-before-joined': ({ joined, left }) =>
    joined === undefined || left === undefined
      ? 'This person left before they joined; correct one of the two times.'
      : `This person left at ${formatTime(String(left))}, which is not after they joined at ${formatTime(String(joined))}; correct one of the two times.`,
  'deputises-for-self': () => 'Nobody can deputise for themselves; name the person in whose place they came.',
  'paper-not-allowed': () =>
    'Only a report or an exception report can have a cover paper; change the kind of this item or take the paper out.',
  'body-invalid': (facts) => bodyProblem(facts),
  'meeting-exists-already': (facts) =>
    `This meeting${facts['date'] === undefined ? '' : ` of ${formatDate(plainFact(facts, 'date', ''))}`} is already in Secretariat; nothing was brought in twice.`,
};

function bodyProblem(facts: RuleFacts): string {
  const code = bodyProblemCodes.find((each): each is BodyProblemCode => each === facts['problem']);
  const detail = plainFact(facts, 'detail', '');
  return wordBodyProblem({ code: code ?? 'not-a-document', detail });
}
