import type { ListLevel } from '../contract/house-style.ts';
import type { LetterStyle } from '../domain/manner.ts';

/** The mark of a level as Word writes it: `%1)` for the first letter of a list. `level` counts from 0. */
export function markTextOf(level: number, given: ListLevel, letters: LetterStyle): string {
  return given.format === 'lowerLetter' ? letters.replace('a', `%${level + 1}`) : given.text;
}
