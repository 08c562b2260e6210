import type { RuleFacts } from '../domain/rulings.ts';

const longestQuotation = 80;

/** A fact in quotation marks (a long one cut at 80 characters), or the words to use where it is not known. */
export function quotedFact(facts: RuleFacts, name: string, otherwise: string): string {
  const value = facts[name];
  return value === undefined || value === '' ? otherwise : `“${shortened(String(value))}”`;
}

/** A fact as it stands, or the words to use where it is not known. */
export function plainFact(facts: RuleFacts, name: string, otherwise: string): string {
  const value = facts[name];
  return value === undefined || value === '' ? otherwise : shortened(String(value), 300);
}

/** A number of things: "1 word", "2 words", "1,250 words". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}

export function startingWithCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Facts may come from a file that somebody else wrote: line ends would break the one line that a sentence has.
function shortened(text: string, longest = longestQuotation): string {
  const characters = [...text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}
