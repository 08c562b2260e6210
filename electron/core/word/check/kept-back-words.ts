import type { LeakPlace } from '../../../../shared/domain/leaks.ts';
import type { Withheld } from '../../../../shared/word-plan/must-not-leave.ts';
import { comparableWords } from './comparable-words.ts';

// How words that were kept back are found again in a file, without an alarm for words that may be said (decision 0027).

/** How many words in a row are a part of a text, wherever they stand. A text with fewer is looked for as a whole. */
const wordsInRow = 3;

/** A longer text has words in a row that touch nothing else. */
const shortText = 5;
/** In letters; less stands in other words by chance ("CC Moss" in "ACC Moss"). */
const tellingRun = 10;

export type KeptBackWords = {
  /** The first text of which words stand in a row of words; null where none do, or where they may be said. */
  readonly findIn: (words: readonly string[], how: Search) => Withheld | null;
  /** The same of short texts that run into the words around them ("HarlandOperation Heron"). */
  readonly findRunIn: (words: readonly string[], place: LeakPlace) => Withheld | null;
};

export type Search = {
  readonly place: LeakPlace;
  /** Whether texts of one or two words are looked for too: only in one text, such as a paragraph. */
  readonly areShortOnes: boolean;
};

/**
 * `publicTexts`: what the file may say anywhere; `ownTexts`: what every file of its house style has in a place ("Page",
 * the head of a letter), which is said there and nowhere else. Both are asked for when something was found, and only then.
 */
export function keptBackWords(
  withheld: readonly Withheld[],
  publicTexts: () => readonly string[],
  ownTexts: (place: LeakPlace) => readonly string[] = () => [],
): KeptBackWords {
  const rows = new Map<string, Withheld>();
  /** The words that rows begin with, each with those that come second. */
  const beginnings = new Map<string, Set<string>>();
  const runs = new Map<string, Withheld>();
  for (const each of withheld) {
    const words = comparableWords(each.text);
    if (!isTelling(words)) continue;
    const run = words.join('');
    if (words.length <= shortText && run.length >= tellingRun && !runs.has(run)) runs.set(run, each);
    const length = Math.min(words.length, wordsInRow);
    for (let at = 0; at + length <= words.length; at += 1) {
      const row = words.slice(at, at + length).join(' ');
      if (!rows.has(row)) rows.set(row, each);
      const [first = '', second = ''] = words.slice(at, at + length);
      const seconds = beginnings.get(first);
      if (seconds) seconds.add(second);
      else beginnings.set(first, new Set([second]));
    }
  }
  let saidRuns: readonly string[] | null = null;
  const runIn = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => comparableWords(text).join(''));
  const isPublicRun = (run: string, place: LeakPlace): boolean =>
    (saidRuns ??= runIn(publicTexts())).some((text) => text.includes(run)) ||
    runIn(ownTexts(place)).some((text) => text.includes(run));
  let said: ReadonlySet<string> | null = null;
  const own = new Map<LeakPlace, ReadonlySet<string>>();
  const isOwn = (row: string, place: LeakPlace): boolean => {
    const known = own.get(place) ?? rowsIn(ownTexts(place));
    own.set(place, known);
    return known.has(row);
  };
  const isPublic = (row: string, place: LeakPlace): boolean =>
    (said ??= rowsIn(publicTexts())).has(row) || isOwn(row, place);

  /** Those of the rows that stand in texts. */
  function rowsIn(texts: readonly string[]): ReadonlySet<string> {
    const standing = new Set<string>();
    for (const text of texts) {
      const words = comparableWords(text);
      for (let at = 0; at < words.length; at += 1) for (const row of rowsAt(words, at)) standing.add(row);
    }
    return standing;
  }

  /** The rows that begin at a word, shortest first. */
  function rowsAt(words: readonly string[], at: number, shortest = 1): readonly string[] {
    const first = words[at] ?? '';
    const seconds = beginnings.get(first);
    if (!seconds || !(seconds.has(words[at + 1] ?? '') || seconds.has(''))) return none;
    const found: string[] = [];
    let row = first;
    for (let length = 1; length <= wordsInRow && at + length <= words.length; length += 1) {
      if (length > 1) row = `${row} ${words[at + length - 1]}`;
      if (length >= shortest && rows.has(row)) found.push(row);
    }
    return found;
  }

  return {
    findIn: (words, { areShortOnes, place }) => {
      for (let at = 0; at < words.length; at += 1) {
        for (const row of rowsAt(words, at, areShortOnes ? 1 : wordsInRow)) {
          if (!isPublic(row, place)) return rows.get(row) ?? null;
        }
      }
      return null;
    },
    findRunIn: (words, place) => {
      const text = words.join('');
      for (const [run, found] of runs) if (text.includes(run) && !isPublicRun(run, place)) return found;
      return null;
    },
  };
}

const none: readonly string[] = [];

/** A word of one or two letters, or a short number alone, stands in every file. */
function isTelling(words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === undefined) return false;
  return second !== undefined || (first.length >= 3 && !/^\p{N}{1,4}$/u.test(first));
}
