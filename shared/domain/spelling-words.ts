// Which words of a text are to be looked up in a dictionary, and which are known without one.

/** A word as a dictionary has it (with a straight apostrophe), and where it stands in its text. */
export type SpelledWord = { readonly word: string; readonly from: number; readonly to: number };

/** Capitals up to this length are an abbreviation; a longer run is a word that somebody shouts. */
const longestAbbreviation = 6;

// An address may hold anything; what ends its sentence is not of it.
const addresses =
  /(?:https?:\/\/|www\.)\S+|[^\s<>()"“”]+@[^\s<>()"“”]+\.[^\s<>()"“”]+|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+(?:uk|com|org|net|gov|police|example|info|docx|xlsx|pdf)(?![\p{L}\p{N}])\S*/giu;
const words = /[\p{L}\p{M}\p{N}_]+(?:['’ʼ][\p{L}\p{M}\p{N}_]+)*/gu;
const possessive = /['’ʼ]s$/iu;
const otherThanLetters = /[\p{N}_]/u;
const latin = /^[\p{Script=Latin}\p{M}'’ʼ]+$/u;
const capitals = /^\p{Lu}[\p{Lu}\p{M}]*s?$/u;

/**
 * The words of a line that have to be in a dictionary. Addresses, words with digits, abbreviations in capitals, single
 * letters and other scripts are not; of what has hyphens each part is a word of its own, and a possessive ’s is left off.
 */
export function wordsToSpell(text: string): readonly SpelledWord[] {
  const skipped = [...text.matchAll(addresses)].map(({ index, 0: found }) => [index, index + found.length]);
  const found: SpelledWord[] = [];
  for (const { index: from, 0: written } of text.matchAll(words)) {
    if (skipped.some(([start = 0, end = 0]) => from >= start && from < end)) continue;
    const stem = written.replace(possessive, '');
    if (stem.length < 2 || otherThanLetters.test(stem) || !latin.test(stem) || isAbbreviation(stem)) continue;
    found.push({ word: asInDictionary(stem), from, to: from + stem.length });
  }
  return found;
}

/** Whether a word stands for others by its look: "PEEL", "PCSOs". */
export function isAbbreviation(word: string): boolean {
  return word.length > 1 && capitals.test(word) && word.replace(/s$/, '').length <= longestAbbreviation;
}

/** A word that somebody asks to be known, as a dictionary would have it; null where it is no single word. */
export function readOwnWord(typed: string): string | null {
  const word = asInDictionary(typed.trim());
  return /^[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*$/u.test(word) ? word : null;
}

/** The words of a name or a post, each to be known: "ACC Ruth Ellery-Moss" has three that are looked up. */
export function wordsOfName(name: string): readonly string[] {
  return wordsToSpell(name).map(({ word }) => word);
}

/** Whether a word is among known ones: as it stands, or a known one with the capitals of its place. */
export function isAmong(known: ReadonlySet<string>, word: string): boolean {
  if (known.has(word)) return true;
  const [first = '', ...rest] = word;
  if (first === first.toLowerCase()) return false;
  const lowered = word.toLowerCase();
  if (word === first + rest.join('').toLowerCase()) return known.has(lowered);
  return (
    word === word.toUpperCase() && (known.has(lowered) || known.has(first + lowered.slice(first.length)))
  );
}

/** A suggestion with the capitals of the word that it takes the place of. */
export function withCapitalsOf(word: string, suggestion: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return suggestion.toUpperCase();
  const [first = ''] = word;
  const [start = ''] = suggestion;
  return first === first.toLowerCase() ? suggestion : start.toUpperCase() + suggestion.slice(start.length);
}

function asInDictionary(word: string): string {
  return word.normalize('NFC').replace(/[’ʼ]/gu, "'");
}
