import type { LetterStyle } from './manner.ts';

/**
 * The letter of a place in a list, from 0: a … z, aa, bb … zz, aaa …
 * After z the letter repeats, as Word's `lowerLetter` does (ECMA-376 Part 1, 17.18.59), so that the screen, a list in
 * Word and a written reference such as "action 5 bb)" agree.
 */
export function letterAt(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1);
}

/** The letter of a place in a list as a manner writes it: "b)", "(b)" or "b.". */
export function letterMarkAt(index: number, letters: LetterStyle): string {
  return letters.replace('a', letterAt(index));
}

/** The place of a letter in a list, from 0; null for what `letterAt` never gives. */
export function placeOfLetter(letter: string): number | null {
  if (!/^([a-z])\1*$/.test(letter)) return null;
  return letter.charCodeAt(0) - 97 + (letter.length - 1) * 26;
}
