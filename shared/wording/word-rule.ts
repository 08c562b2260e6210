import { formatDate, formatTime } from '../domain/calendar-date.ts';
import type { RuleCode, RuleFacts } from '../domain/rulings.ts';
import { countOf, plainFact, quotedFact, startingWithCapital } from './facts.ts';
import {
  actionEventNames,
  actionStatusNames,
  meetingEventNames,
  meetingStateNames,
  paperEventNames,
  paperStateNames,
} from './names.ts';

/** The sentences about a rule that refused a command: what is wrong, and what to do instead. */
export function wordRule(code: RuleCode, facts: RuleFacts): string {
  return explainRule(code, facts).join(' ');
}

/** The same in two parts: what happened, and what now. */
export function explainRule(
  code: RuleCode,
  facts: RuleFacts,
): readonly [whatHappened: string, whatNow: string] {
  return ruleSentences[code](facts);
}

const ruleSentences: Readonly<
  Record<RuleCode, (facts: RuleFacts) => readonly [whatHappened: string, whatNow: string]>
> = {
  'date-does-not-exist': (facts) => [
    `There is no date or time ${quotedFact(facts, 'date', 'like that')}.`,
    'Check the day, the month and the year.',
  ],
  'end-before-start': ({ start, end }) => [
    start === undefined || end === undefined
      ? 'The meeting would end before it starts.'
      : `The meeting would end at ${formatTime(String(end))}, which is not after its start at ${formatTime(String(start))}.`,
    'Change the start or the end.',
  ],
  'agenda-item-not-found': () => [
    'This agenda item is no longer on the agenda.',
    'Look at the agenda again: it may have been deleted.',
  ],
  'sub-item-under-sub-item': () => [
    'A sub-item cannot have sub-items of its own.',
    'Put it under a numbered item instead.',
  ],
  'sub-item-has-sub-items': () => [
    'This item has sub-items, so it cannot become a sub-item itself.',
    'Move its sub-items out first.',
  ],
  'move-under-itself': () => ['An item cannot be moved under itself.', 'Choose another place.'],
  'agenda-item-has-text': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'title', 'this item'))} has ${wordsOf(facts)} in its paper or notes.`,
    'Delete it only if you are sure: its words are kept, and you can bring it back.',
  ],
  'agenda-item-is-removed': () => [
    'This agenda item has been deleted.',
    'Bring it back on the agenda before you change it.',
  ],
  'agenda-item-has-no-paper': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'title', 'this item'))} has no cover paper.`,
    'Only a report or an exception report can have one: check the kind of the item, or start its paper.',
  ],
  'paper-exists-already': () => ['This item already has a cover paper.', 'Open that one.'],
  'step-not-allowed': (facts) => [
    `“${stepName(facts)}” is not possible ${facts['state'] === undefined ? 'now' : `in the state “${stateName(facts)}”`}.`,
    'Look at the page again: it may have been changed.',
  ],
  'owner-unknown': (facts) => [
    `The owner of an action, ${quotedFact(facts, 'owner', 'someone')}, is not in the list of people and organisations.`,
    'Choose another owner, or add this one to the list.',
  ],
  'person-unknown': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'name', 'this person'))} is not in the list of people.`,
    'Add the person to the list first.',
  ],
  'plan-entry-unknown': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'title', 'one of the ticked entries'))} is not in this meeting’s plan.`,
    'Look at the plan’s list again and tick what applies.',
  ],
  'name-taken': (facts) => [
    `The name ${quotedFact(facts, 'name', 'you gave')} is already used.`,
    'Choose another name, or change the one that has it.',
  ],
  'meeting-has-text': (facts) => [
    `This meeting has ${wordsOf(facts)} in its papers or notes, so it cannot be deleted.`,
    'Keep it in the list.',
  ],
  'body-invalid': () => [
    'This text holds something that Secretariat cannot keep, so it was not saved.',
    'Undo the last paste, or paste it as plain text.',
  ],
  'nothing-to-export': () => ['There is nothing to export yet.', 'Write something first, then export again.'],
  'meeting-exists-already': (facts) => [
    `${meetingOf(facts)} is already here.`,
    'Open it from the list of meetings: it was not brought in twice.',
  ],
};

function wordsOf({ words }: RuleFacts): string {
  return typeof words === 'number' ? countOf(words, 'word') : 'words';
}

function stepName(facts: RuleFacts): string {
  const names: Readonly<Record<string, string>> = {
    ...meetingEventNames,
    ...actionEventNames,
    ...paperEventNames,
  };
  const event = plainFact(facts, 'event', 'This step');
  return names[event] ?? event;
}

function stateName(facts: RuleFacts): string {
  const names: Readonly<Record<string, string>> = {
    ...meetingStateNames,
    ...paperStateNames,
    ...actionStatusNames,
  };
  const state = plainFact(facts, 'state', '');
  return names[state] ?? state;
}

function meetingOf(facts: RuleFacts): string {
  const { date } = facts;
  const body = plainFact(facts, 'body', plainFact(facts, 'bodyName', ''));
  const name = body === '' ? 'This meeting' : `The meeting of ${body}`;
  return date === undefined ? name : `${name} on ${formatDate(String(date))}`;
}
