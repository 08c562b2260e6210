import { formatDate, formatTime, isRealDate } from '../domain/calendar-date.ts';
import { bodyProblemCodes } from '../document/validate-body.ts';
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
import { wordBodyProblem } from './word-body-problem.ts';
import { isHouseStyleFault, wordHouseStyleFault } from './word-house-style-fault.ts';

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

export function isRuleCode(code: unknown): code is RuleCode {
  return typeof code === 'string' && Object.hasOwn(ruleSentences, code);
}

const ruleSentences: Readonly<
  Record<RuleCode, (facts: RuleFacts) => readonly [whatHappened: string, whatNow: string]>
> = {
  'date-does-not-exist': (facts) => [
    `There is no date or time ${quotedFact(facts, 'date', 'like that')}.`,
    'Check the day, the month and the year.',
  ],
  'end-before-start': (facts) => endBeforeStart(facts),
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
  'issued-item-keeps-level': () => [
    'This item went out on the agenda with its number, so it stays on its level.',
    'Move it up or down there, or reopen the agenda to number it anew.',
  ],
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
  'agenda-item-is-restricted': (facts) => [
    `${facts['number'] === undefined ? 'This item' : `Item ${facts['number']}`} is restricted, so no file for the public is made of its paper.`,
    'Take the restriction off on the agenda, if the public may read it.',
  ],
  'agenda-item-has-paper': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'title', 'this item'))} has a cover paper, which only a report or an exception report can have.`,
    'Leave its kind as it is, and add another item for other business.',
  ],
  'paper-exists-already': () => ['This item already has a cover paper.', 'Open that one.'],
  'paper-cleared': () => [
    'This paper was cleared, so it does not change any more.',
    'Reopen it first, and say why.',
  ],
  'paper-of-item-cleared': (facts) => [
    `The cover paper of ${quotedFact(facts, 'title', 'this item')} was cleared under this title and for this organisation, so both stay as they are.`,
    'Reopen the paper first, and say why.',
  ],
  'reason-missing': () => ['A reason is needed here.', 'Write in a few words why it is done.'],
  'step-not-allowed': (facts) => [
    `“${stepName(facts)}” is not possible ${facts['state'] === undefined ? 'now' : `in the state “${stateName(facts)}”`}.`,
    'Look at the page again: it may have been changed.',
  ],
  'left-before-joined': ({ joined, left }) => [
    `${left === undefined || joined === undefined ? 'They left before they joined.' : `They left at ${formatTime(String(left))}, which is not after they joined at ${formatTime(String(joined))}.`}`,
    'Correct one of the two times.',
  ],
  'deputises-for-self': () => [
    'Nobody can deputise for themselves.',
    'Choose the person in whose place they came, or leave the field empty.',
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
  'abbreviation-taken': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'short', 'this abbreviation'))} stands for ${quotedFact(facts, 'meaning', 'something else')} at this body already.`,
    'Change that one, or choose another abbreviation.',
  ],
  'shortcut-taken': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'typed', 'this shortcut'))} is a shortcut already, for ${quotedFact(facts, 'text', 'another text')}.`,
    'Change that one, or type something else for this text.',
  ],
  'no-single-word': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'word', 'this'))} is not a single word of letters, so no word was added.`,
    'Write one word on each line, without spaces, hyphens, digits or full stops.',
  ],
  'wording-text-faulty': (facts) => wordingTextFaulty(facts),
  'wording-field-unknown': (facts) => [
    `The text has ${quotedFact(facts, 'field', 'something in braces')}, which is not a field that Secretariat can fill.`,
    `Use one of ${plainFact(facts, 'fields', 'the fields')}, or take the braces away.`,
  ],
  'figure-whole-is-zero': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'name', 'the whole'))} is nought, and nothing can be a percentage of nought.`,
    'Choose another whole, or change its value first.',
  ],
  'figure-is-a-whole': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'name', 'a percentage'))} is a percentage of this figure, so it cannot be nought.`,
    'Change or remove the percentage first.',
  ],
  'figure-part-unknown': () => [
    'A percentage needs two figures of the library that are numbers: a part and a whole.',
    'Choose both; add them first if they are missing.',
  ],
  'figure-in-percentage': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'percentage', 'a percentage'))} is made of ${quotedFact(facts, 'name', 'this figure')}.`,
    'Change or remove the percentage first.',
  ],
  'meeting-has-text': (facts) => [
    facts['words'] === 0
      ? 'This meeting has actions that stay on the list, so it cannot be deleted.'
      : `This meeting has ${wordsOf(facts)} in its papers or notes, so it cannot be deleted.`,
    'Keep it in the list.',
  ],
  'body-invalid': (facts) => [
    `This text was not saved: ${reasonOf(facts)}`,
    'Undo the last paste, or paste it as plain text.',
  ],
  'section-unreadable': () => [
    'The stored text of this section cannot be read safely, so nothing is saved over it.',
    'Its words are shown to read and copy; ask for help, or open it with a newer version of Secretariat.',
  ],
  'version-unreadable': () => [
    'This earlier version cannot be read safely, so it was not restored; the text of the section is as it was.',
    'Its words are shown to read and copy: choose another version, or copy what you need.',
  ],
  'notes-are-agreed': () => [
    'The notes of this meeting were agreed as a correct record, so they cannot be changed.',
    'A correction is made from the line above their first item, with a reason.',
  ],
  'notes-not-in-draft': () => [
    'The notes are not in draft, so they cannot go out for correction.',
    'Mark the meeting as held, and issue the draft notes first.',
  ],
  'recipients-missing': () => [
    'Nobody was named.',
    'Say to whom the draft notes go: tick people and organisations, or write a name.',
  ],
  'answers-before-issue': (facts) => [
    `The day for answers, ${formatDate(plainFact(facts, 'date', ''))}, is over.`,
    'Ask for answers by a day that is still to come, or name no day.',
  ],
  'accepted-too-early': (facts) => [
    `Notes are accepted after their meeting, which was ${facts['date'] === undefined ? 'later' : `on ${formatDate(String(facts['date']))}`}.`,
    'Choose the day on which they were accepted, and the meeting that did so.',
  ],
  'correction-not-made': (facts) => [
    `The notes of item ${plainFact(facts, 'label', 'that you chose')}${facts['title'] === undefined ? '' : `, ${quotedFact(facts, 'title', '')},`} read as they did in the draft, so nothing was corrected there.`,
    'Make the correction in the notes first, or take it off the list. Nothing is signed off yet.',
  ],
  'correction-names-restricted': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'text', 'a correction'))} names words that are restricted in the notes, and what is said of corrections is for the public.`,
    'Say it without them. Nothing is recorded yet.',
  ],
  'notes-changed-meanwhile': () => [
    'Somebody changed these notes, their items, who attended or what is restricted while you were looking at them, so they were not signed off.',
    'What is open in them is read again below: look them over, and sign off then.',
  ],
  'notes-not-agreed': () => [
    'These notes are not sealed, so there is no record to correct.',
    'Notes that are still a draft are corrected by writing in them.',
  ],
  'words-not-found': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'words', 'these words'))} do not stand in the notes of this item.`,
    'Copy them from the notes, within one paragraph and without the name of a person. Nothing is changed.',
  ],
  'words-found-twice': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'words', 'these words'))} stand in the notes of this item more than once.`,
    'Give more of the sentence, so that one place is meant. Nothing is changed.',
  ],
  'words-restricted-in-part': (facts) => [
    `A part of ${quotedFact(facts, 'words', 'these words')} is restricted, and another part is not.`,
    'Correct the two parts one after the other. Nothing is changed.',
  ],
  'replaced-text-too-long': (facts) => [
    `With the new words, one section would have more than ${plainFact(facts, 'most', '2000000')} characters.`,
    'Choose shorter words to put in, or fewer documents. Nothing was replaced.',
  ],
  'correction-empties-action': () => [
    'An action would be left without a word.',
    'Say what it shall read, or supersede it in the register with a reason. Nothing is changed.',
  ],
  'action-as-it-was': () => [
    'The record has the owners and the date of this action so already.',
    'Say what should read otherwise. Nothing is changed.',
  ],
  'attendance-as-it-was': (facts) => [
    `The record has ${quotedFact(facts, 'name', 'this person')} so already.`,
    'Say what should read otherwise, or choose somebody else. Nothing is changed.',
  ],
  'closing-words-missing': () => [
    'It is not said yet what closed this action.',
    'Name the document, the minute or the link.',
  ],
  'superseded-by-itself': () => [
    'An action cannot be superseded by itself.',
    'Choose another one, or none, and give the reason.',
  ],
  'superseded-by-superseded': () => [
    'The action that you chose was superseded itself, so it cannot take the place of this one.',
    'Choose one that is still kept up, or none, and give the reason.',
  ],
  'superseded-by-withdrawn': () => [
    'The action that you chose was withdrawn, so it cannot take the place of this one.',
    'Choose one that is still kept up, or none, and give the reason.',
  ],
  'withdrawn-in-notes': () => [
    'This action is still in the notes, so it cannot be withdrawn.',
    'Complete it or supersede it, or take it out of the notes first.',
  ],
  'no-open-actions': (facts) => [
    facts['owner'] === undefined
      ? 'Nobody has an open action.'
      : `${startingWithCapital(plainFact(facts, 'owner', 'This owner'))} has no open action.`,
    'There is nothing to remind of. Choose another owner.',
  ],
  'open-actions-restricted': (facts) => [
    `What ${plainFact(facts, 'owner', 'everybody')} has still to do is restricted, so no list tells of it.`,
    'Remind of it in person.',
  ],
  'house-style-faulty': ({ houseStyle = '', fault, place = '' }) => {
    const why = isHouseStyleFault(fault)
      ? ` ${wordHouseStyleFault({ code: fault, place: String(place) })}`
      : '';
    return [
      `The house style “${houseStyle}” cannot be used.${why}`,
      'Choose another house style for the body in the library, or put its folder right.',
    ];
  },
  'house-style-in-use': (facts) => [
    `This house style cannot be removed, because Word files of ${quotedFact(facts, 'body', 'a body')}${Number(facts['others'] ?? 0) > 0 ? ` and ${countOf(Number(facts['others']), 'other')}` : ''} are made in it.`,
    'Choose another house style for that body in the library first.',
  ],
  'house-style-built-in': () => [
    'This house style comes with Secretariat and stays as it is.',
    'Add a Word template of your organisation to have one of your own.',
  ],
  'house-style-without-template': () => [
    'Nothing of a Word template is kept in the folder of this house style, or it cannot be read, so that it cannot be changed here. Word files are made in it as before.',
    'Add the template once more under another name, or change the house style’s folder in the data folder.',
  ],
  'nothing-to-export': () => ['There is nothing to export yet.', 'Write something first, then export again.'],
  'final-notes-not-agreed': (facts) => [
    `The notes of ${dateFact(facts)} are not agreed yet, so there is no final version of them.`,
    'Choose Draft, or leave the notes out. They become final when a later meeting accepts them: sign them off then.',
  ],
  'draft-of-agreed-notes': (facts) => [
    `The notes of ${dateFact(facts)} are agreed, and a draft of them would say that they are not.`,
    'Choose Final, or leave the notes out.',
  ],
  'public-above-limit': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'file', 'this file'))} would be marked ${plainFact(facts, 'marking', 'too high')}, and this body allows ${plainFact(facts, 'limit', 'no marking')} at most for the public.`,
    'Make the internal version, leave this file out, or lower its marking if that is right. Nothing was made.',
  ],
  'data-not-damaged': () => [
    'The data are not damaged, so there is nothing to save from them.',
    'Go on as usual; nothing was changed.',
  ],
  'file-name-not-for-windows': (facts) => [
    `Windows cannot have a file of the name ${quotedFact(facts, 'name', 'that you gave')}, so not everybody could save it.`,
    'Give it a name without < > : " / \\ | ? * that does not end in a dot.',
  ],
  'file-is-empty': (facts) => [
    `${fileOf(facts)} has nothing in it, so it was not attached.`,
    'Open it to see whether it is the right one, save it again, and attach it then.',
  ],
  'file-is-too-large': (facts) => [
    `${fileOf(facts)} is ${sizeOf(facts['bytes'])}; what is attached can be ${sizeOf(facts['largest'])} at most.`,
    'Put it where people can open it, and attach a link to it.',
  ],
  'attached-file-not-there': (facts) => [
    `${fileOf(facts)} is not among the attached files any more, or is damaged.`,
    'Attach it again from where you have it; the paper itself is as it was.',
  ],
  'body-meets-that-day': (facts) => [
    `The body already has a meeting ${facts['date'] === undefined ? 'on that day' : `on ${formatDate(String(facts['date']))}`}.`,
    'Choose another day, or open that meeting from the list.',
  ],
  'topic-is-on-agenda': (facts) => [
    `${startingWithCapital(quotedFact(facts, 'title', 'this topic'))} is on the agenda of that meeting already.`,
    'Open the agenda to see it there.',
  ],
  'meeting-exists-already': (facts) => [
    `${meetingOf(facts)} is already here.`,
    'Open it from the list of meetings: it was not brought in twice.',
  ],
};

function endBeforeStart({ start, end }: RuleFacts): readonly [string, string] {
  const whatNow = 'Change the start or the end.';
  if (start === undefined || end === undefined) return ['It would end before it starts.', whatNow];
  if (isRealDate(String(end))) {
    const [first, last] = [formatDate(String(start)), formatDate(String(end))];
    return [`It would end on ${last}, which is before it starts on ${first}.`, whatNow];
  }
  const [from, to] = [formatTime(String(start)), formatTime(String(end))];
  return [`The meeting would end at ${to}, which is not after its start at ${from}.`, whatNow];
}

function wordingTextFaulty(facts: RuleFacts): readonly [string, string] {
  const line = facts['line'] === undefined ? 'The text' : `Line ${facts['line']}`;
  switch (facts['problem']) {
    case 'unsafe-link':
      return [
        `${line} has a link that is not allowed: ${quotedFact(facts, 'value', 'it leads nowhere')}.`,
        'Links start with https://, http://, mailto: or tel:.',
      ];
    case 'letter-out-of-order':
      return [
        `${line} has the letter ${plainFact(facts, 'letter', '')}), but in its place it would be ${plainFact(facts, 'expected', 'another')}).`,
        'Put the letters in order, or use bullets.',
      ];
    case 'action-not-allowed':
      return [`${line} begins like an action, which only notes can have.`, 'Word it differently.'];
    default:
      return ['The text has no words yet.', 'Write what papers shall say.'];
  }
}

function reasonOf(facts: RuleFacts): string {
  const code = bodyProblemCodes.find((each) => each === facts['problem']);
  if (code === undefined) return 'it holds something that Secretariat cannot keep.';
  const sentence = wordBodyProblem({ code, detail: plainFact(facts, 'detail', '') });
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function fileOf({ name }: RuleFacts): string {
  return name === undefined ? 'This file' : `The file ${quotedFact({ name }, 'name', '')}`;
}

function sizeOf(bytes: string | number | undefined): string {
  if (typeof bytes !== 'number') return 'very large';
  const megabytes = bytes / (1024 * 1024);
  return megabytes < 1024 ? `${Math.ceil(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}

function wordsOf({ words }: RuleFacts): string {
  return typeof words === 'number' ? countOf(words, 'word') : 'words';
}

function stepName(facts: RuleFacts): string {
  const names: Readonly<Record<string, string>> = {
    ...meetingEventNames,
    ...actionEventNames,
    ...paperEventNames,
    'sign-off': 'Sign off',
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

function dateFact(facts: RuleFacts): string {
  const date = facts['date'];
  return typeof date === 'string' && isRealDate(date) ? formatDate(date) : 'this meeting';
}
