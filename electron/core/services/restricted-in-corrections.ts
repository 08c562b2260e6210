import { restrictedWordsIn } from '../../../shared/document/restricted-words.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { mustNotLeave, textsOfPlan } from '../../../shared/word-plan/must-not-leave.ts';
import { planNotes } from '../../../shared/word-plan/plan-notes.ts';
import { comparableWords } from '../word/check/comparable-words.ts';
import { keptBackWords } from '../word/check/kept-back-words.ts';
import { contentOf } from './stored-body.ts';

// What is said of corrections stands in agreed notes, and a file that has it takes it for public words: the test of the
// finished file finds nothing in it. So it is held against what that test keeps back, before it is recorded.

/** What a meeting keeps back as restricted, and what its notes say to everybody. */
export type RestrictedInMeeting = {
  readonly withheld: readonly string[];
  /** The same without the names and dates of restricted items and actions, which alone tell nothing of them. */
  readonly telling: readonly string[];
  readonly said: readonly string[];
};

/** Without what was corrected in the notes before: of restricted things that keeps back every word, also "A slip". */
export function restrictedInMeeting(all: MeetingFacts): RestrictedInMeeting {
  const facts: MeetingFacts = { ...all, acceptance: null, notesAccepted: [] };
  const { withheld, rest } = mustNotLeave(facts);
  const unnamed = mustNotLeave({ ...facts, people: [], organisations: [] });
  const isReadable = rest.notes.sections.every(({ content }) => content.state === 'sound');
  return {
    withheld: restrictedTexts(withheld),
    telling: restrictedTexts(unnamed.withheld).filter((text) => !dateAlone.test(text)),
    said: isReadable ? textsOfPlan(planNotes(rest)) : [],
  };
}

const dateAlone = /^\d{1,2}(st|nd|rd|th)? \p{L}+ \d{4}$/u;

function restrictedTexts(withheld: ReturnType<typeof mustNotLeave>['withheld']): readonly string[] {
  return withheld.flatMap(({ kind, text }) => (kind === 'restricted' ? [text] : []));
}

/** The restricted words of texts as they once were: of a draft that went out, or of an earlier record. */
export function onceRestricted(texts: readonly Parameters<typeof contentOf>[1][]): readonly string[] {
  return texts.flatMap((text) => {
    const content = contentOf('notes', text);
    return content.state === 'sound' ? restrictedWordsIn(content.body) : [];
  });
}

/** Whether a text names any of what is kept back, in words that `said` does not have. */
export function namesRestricted(text: string, withheld: readonly string[], said: readonly string[]): boolean {
  const rows = withheld
    .flatMap(tellingRows)
    .map((row) => ({ kind: 'restricted', item: null, text: row }) as const);
  const search = keptBackWords(rows, () => said);
  return search.findIn(comparableWords(text), { areShortOnes: true, place: 'text' }) !== null;
}

/**
 * The words, each alone, that leave notes with a passage that was not for publication; the passage itself where all of them
 * stay in other places. `said`: what the notes said until now.
 */
export function wordsTakenOut(
  { from, to }: { readonly from: string; readonly to: string },
  said: readonly string[],
): readonly string[] {
  const stay = comparableWords(to);
  const standing = said.flatMap((text) => comparableWords(text));
  const going = comparableWords(from);
  const count = (words: readonly string[], word: string): number =>
    words.filter((each) => each === word).length;
  const gone = going.filter(
    (word) =>
      word.length >= shortestAlone &&
      !everyday.has(word) &&
      !stay.includes(word) &&
      count(standing, word) <= count(going, word),
  );
  return gone.length === 0 ? [from] : [...new Set(gone)];
}

// As long as the rows of words that the test of a finished file looks for.
const wordsInRow = 3;
/** In letters; a shorter word alone ("him") stands in sentences that say nothing of it. */
const shortestAlone = 4;

/** A short text as a whole; of a longer one what says something of it, so that "at the meeting" can be said of anything. */
function tellingRows(text: string): readonly string[] {
  const words = comparableWords(text);
  if (words.length === 1) return (words[0]?.length ?? 0) < shortestAlone ? [] : words;
  if (words.length <= wordsInRow) return [words.join(' ')];
  return words
    .slice(0, 1 - wordsInRow)
    .map((_word, at) => words.slice(at, at + wordsInRow))
    .filter((row) => row.filter((word) => !everyday.has(word)).length > 1)
    .map((row) => row.join(' '));
}

const everyday: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be because been before being but by can could did do does each for from ' +
    'had has have he her him his how if in into is it its may more most no not of on one or other our out over said ' +
    'she should so some such than that the their them then there these they this those to under up was we were what ' +
    'when where which who will with would you action chief constable item mayor meeting minutes notes number police report'
  ).split(' '),
);
