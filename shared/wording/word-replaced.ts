import { fixedWords, type FixedWords, type ReplacedCount } from '../document/find-words.ts';
import type { ClosedReason } from '../domain/closed-documents.ts';
import { countOf } from './facts.ts';

const placesOfFixed: Readonly<Record<FixedWords, string>> = {
  name: 'names',
  figure: 'figures',
  wording: 'linked wording',
};

/** Why the words of a document cannot be replaced. */
export const closedReasonWords: Readonly<Record<ClosedReason, string>> = {
  agreed: 'agreed as a correct record: it no longer changes',
  cleared: 'cleared: it changes only once it is reopened',
};

/** Why words that were found are left as they are, where somebody asks for these alone. */
export const fixedWordsSentences: Readonly<Record<FixedWords, string>> = {
  name: 'These words stand in a name and were left as they are: a name is changed with the person.',
  figure: 'These words stand in a figure and were left as they are: a figure is changed in the library.',
  wording:
    'These words stand in linked wording and were left as they are: it is changed in the library, or by hand.',
};

/** What is said of a search or a replacement that cannot be made; null: it can. */
export function wordSearchProblem(words: string, replacement: string, longest: number): string | null {
  if (words === '') return 'Type the words to look for first. Nothing was replaced.';
  if (words.length > longest) return tooLong('The words to look for', words.length, longest);
  if (replacement.length > longest) return tooLong('The words to put in', replacement.length, longest);
  return null;
}

function tooLong(what: string, length: number, longest: number): string {
  return `${what} have ${countOf(length, 'character')}, and may have ${longest}. Nothing was replaced.`;
}

/** What became of a replacement, as one message. */
export function wordReplaced(
  count: ReplacedCount,
  {
    documents,
    isTakenOut,
    leftTexts,
  }: {
    /** In how many documents. */
    readonly documents: number;
    readonly isTakenOut: boolean;
    /** What the screen calls the texts that could not be changed. */
    readonly leftTexts: readonly string[];
  },
): string {
  const { replaced, restricted, left } = count;
  const where = documents > 1 ? ` in ${countOf(documents, 'document')}` : '';
  const times = countOf(replaced, 'time');
  const done = isTakenOut ? `Taken out ${times}${where}.` : `Replaced ${times}${where}.`;
  return [
    replaced === 0 ? nothingReplacedSentence(left) : done,
    restrictedSentence(restricted, replaced, isTakenOut),
    replaced === 0 ? '' : leftSentence(left),
    leftTexts.length === 0 ? '' : `Not changed: ${leftTexts.join('; ')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function restrictedSentence(restricted: number, replaced: number, isTakenOut: boolean): string {
  if (restricted === 0 || isTakenOut) return '';
  const stay = restricted === 1 ? 'stays' : 'stay';
  return restricted === replaced
    ? `${replaced === 1 ? 'It is' : 'All of them are'} in restricted words and ${stay} restricted.`
    : `${restricted} of them ${restricted === 1 ? 'is' : 'are'} in restricted words and ${stay} restricted.`;
}

function nothingReplacedSentence(left: ReplacedCount['left']): string {
  const standing = leftSentence(left);
  return standing === '' ? 'Nothing was found to replace.' : `Nothing was replaced. ${standing}`;
}

/** "2 stand in names and were left as they are", or, beforehand, "and stay as they are". */
export function leftSentence(
  left: ReplacedCount['left'],
  when: 'were left' | 'will stay' = 'were left',
): string {
  const parts = fixedWords.filter((what) => left[what] > 0);
  if (parts.length === 0) return '';
  const total = parts.reduce((sum, what) => sum + left[what], 0);
  const where = parts.map((what) => placesOfFixed[what]).join(' or ');
  const isDone = when === 'were left';
  return total === 1
    ? `1 stands in ${where} and ${isDone ? 'was left' : 'stays'} as it is.`
    : `${total} stand in ${where} and ${isDone ? 'were left' : 'stay'} as they are.`;
}

/** Sections that a search has to leave out; empty where there are none. */
export function unreadableSentence(sections: number): string {
  return sections === 0
    ? ''
    : `${countOf(sections, 'section')} cannot be read, and ${sections === 1 ? 'is' : 'are'} not searched.`;
}

/** What is said once a replacement was taken back. */
export function wordTakenBack(leftTexts: readonly string[]): string {
  return leftTexts.length === 0
    ? 'Taken back: every text reads as before.'
    : `Taken back, but for what was changed since: ${leftTexts.join('; ')}. That stays as it is.`;
}

/** Somebody changed one of the documents since they were looked through. */
export const replacedMeanwhile =
  'One of these documents was changed somewhere else in the meantime. Nothing was replaced in any of them. The counts are being read again: look at them, and replace once more.';
