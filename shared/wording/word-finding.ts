import { formatDate, isRealDate } from '../domain/calendar-date.ts';
import type { Finding, FindingCode } from '../domain/findings.ts';
import type { RuleFacts } from '../domain/rulings.ts';
import { countOf, plainFact, quotedFact, startingWithCapital } from './facts.ts';

export type WordedFinding = {
  readonly title: string;
  readonly whatIsWrong: string;
  readonly whatToDo: string;
};

/** What a check found, and what to do about it. */
export function wordFinding({ code, facts }: Pick<Finding, 'code' | 'facts'>): WordedFinding {
  const [title, whatIsWrong, whatToDo] = findingSentences[code](facts);
  return { title, whatIsWrong, whatToDo };
}

const findingSentences: Readonly<
  Record<FindingCode, (facts: RuleFacts) => readonly [title: string, whatIsWrong: string, whatToDo: string]>
> = {
  'agenda-not-issued': () => [
    'The agenda was not issued yet',
    'Its items have no fixed numbers, so that “item 4” may mean something else tomorrow.',
    'Issue the agenda first, or send it out as a draft.',
  ],
  'paper-not-begun': (facts) => [
    'A report item without a cover paper',
    `Nobody has begun the cover paper of ${plainFact(facts, 'title', 'this item')}.`,
    'Write it, or leave it if the report goes out without one.',
  ],
  'paper-not-cleared': (facts) => [
    'A paper that is not cleared',
    `The cover paper of ${plainFact(facts, 'title', 'this item')} may still change.`,
    'Have it cleared, or send it out as a draft.',
  ],
  'action-without-owner': (facts) => [
    `Action ${plainFact(facts, 'label', '')} has no owner`.replace('  ', ' '),
    'Nobody has to do it, and the file says “Owner to be named”.',
    'Name its owner in the notes.',
  ],
  'links-to-another-plan': (facts) => [
    'Linked to another plan',
    `${linksIn(facts)} to ${plainFact(facts, 'other', 'another plan')} (${plainFact(facts, 'titles', 'its entries')}), which is not the plan of this meeting. ${facts['count'] === 1 ? 'It stands' : 'They stand'} on no page.`,
    facts['plan'] === undefined
      ? 'Choose that plan in the meeting’s details, or take the links off.'
      : `Tick what applies in ${plainFact(facts, 'plan', 'this plan')}: these links then go. Or choose their plan in the meeting’s details.`,
  ],
  'plan-not-in-force': (facts) => [
    'Plan not in force',
    `${plainFact(facts, 'plan', 'The plan of this meeting')} is not in force on ${dateOf(facts)}.`,
    facts['inForce'] === undefined
      ? 'Check the date, or choose another plan in the meeting’s details.'
      : `${plainFact(facts, 'inForce', '')} is: choose it in the meeting’s details, or check the date.`,
  ],
  'names-another-plan': (facts) => [
    'Another plan is named',
    `The text names ${quotedFact(facts, 'named', 'another plan')}, and the plan of this meeting is ${plainFact(facts, 'plan', 'another one')}.`,
    'Correct the text, if it was copied from an earlier paper.',
  ],
  'sections-without-text': (facts) => [
    facts['count'] === 1 ? 'A section without text' : 'Sections without text',
    `Nothing stands under ${plainFact(facts, 'titles', 'a heading that a paper has to have')}.`,
    'Write what belongs there.',
  ],
  'wording-of-another-plan': (facts) => [
    'Wording of another plan',
    `${startingWithCapital(quotedFact(facts, 'wording', 'a standard wording'))} belongs to ${plainFact(facts, 'other', 'another plan')}, and the plan of this meeting is ${plainFact(facts, 'plan', 'another one')}.`,
    'Put in the wording of this plan instead, or check which plan the meeting has.',
  ],
  'field-not-filled': (facts) => [
    'Something is not filled in',
    `Nobody has said yet what stands for: ${fieldsOf(facts)}.`,
    'Say on the agenda whose report it is, and in the meeting’s details which plan it has. Standard wording then offers its new text; replace by hand what was typed in braces.',
  ],
  'figure-moved-on': (facts) => [
    'A figure has moved on',
    `${startingWithCapital(quotedFact(facts, 'name', 'a figure'))} is ${plainFact(facts, 'here', 'one value')} here and ${plainFact(facts, 'now', 'another')} in the library, or as at another day.`,
    'Update it under Figures, or leave it if the paper is to say what was true then.',
  ],
  'figure-unproven': (facts) => [
    'A figure that cannot be proved',
    `${startingWithCapital(quotedFact(facts, 'name', 'a figure'))} ${gapsOf(facts)}.`,
    'Put in what is missing in the library.',
  ],
  'section-over-limit': (facts) => [
    'Longer than it may be',
    `The section has ${typeof facts['words'] === 'number' ? countOf(facts['words'], 'word') : 'more words'}, and the template allows ${typeof facts['limit'] === 'number' ? countOf(facts['limit'], 'word') : 'fewer'}.`,
    'Shorten it, or have the limit raised in the library.',
  ],
};

function linksIn({ count }: RuleFacts): string {
  return typeof count === 'number' ? countOf(count, 'link leads', 'links lead') : 'Links lead';
}

const gapWords: Readonly<Record<string, string>> = {
  'no-source': 'has no source',
  'no-as-at': 'has no date',
  'not-computable': 'cannot be worked out',
};

function gapsOf({ gaps }: RuleFacts): string {
  const words = String(gaps ?? '')
    .split(' ')
    .map((gap) => gapWords[gap] ?? 'lacks something');
  return words.join(' and ');
}

const fieldNames: Readonly<Record<string, string>> = {
  organisation: 'the organisation whose report it is',
  body: 'the name of the body',
  'meeting.date': 'the date of the meeting',
  'plan.name': 'the name of the plan',
  'plan.shortName': 'the short name of the plan',
  'plan.period': 'the period of the plan',
};

function fieldsOf({ fields }: RuleFacts): string {
  const names = String(fields ?? '').split(', ');
  return names.map((name) => fieldNames[name] ?? 'a field').join(', ');
}

function dateOf({ date }: RuleFacts): string {
  const text = String(date ?? '');
  return isRealDate(text) ? formatDate(text) : 'the day of the meeting';
}
