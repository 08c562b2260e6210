import { attendanceLine } from '../domain/people.ts';
import type { Manner } from '../domain/manner.ts';

// What a manner makes of marks, names and phrases.

/** "4 b)" as the manner writes letters: "4 (b)". */
export function labelIn({ letters }: Manner, label: string): string {
  return label.replace(/([a-z]+)\)$/, (_all, letter: string) => letters.replace('a', () => letter));
}

export function attendanceLineIn(
  { attendance }: Manner,
  person: Parameters<typeof attendanceLine>[0],
): string {
  return attendanceLine(person, attendance === 'Name – Post, Organisation' ? ' – ' : ', ');
}

/** A phrase with its place filled: "{body}: notes". */
export function filledPhrase(phrase: string, words: string): string {
  return phrase.replace(/\{(?:body|number)\}/, () => words);
}
