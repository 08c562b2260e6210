import type { TextLine } from './text-lines.ts';

/** Of more pairs than this none is looked for: the one text is shown as removed, the other as added. */
const mostPairs = 4_000_000;
/** A paragraph is looked for this many places up and down from where it would be. */
const reach = 30;
/** So much of two paragraphs has to be the same words for one to be the other's later form. */
const leastAlike = 0.4;

/** For each added paragraph the removed one that it was made of, or -1; in the same order in both texts. */
export function partnersOf(removed: readonly TextLine[], added: readonly TextLine[]): readonly number[] {
  if (removed.length === 0 || removed.length * added.length > mostPairs) return [];
  const numbers = new Map<string, number>();
  const bags = removed.map((line) => bagOf(line, numbers));
  // best[j]: the most alike that the removed paragraphs before the j-th and the added ones so far can be.
  let best = new Float64Array(removed.length + 1);
  const choices: Uint8Array[] = [];
  for (const [index, line] of added.entries()) {
    const bag = bagOf(line, numbers);
    const expected = Math.round((index * removed.length) / added.length);
    const [first, last] = [expected - reach, expected + reach];
    const next = new Float64Array(removed.length + 1);
    const chosen = new Uint8Array(removed.length + 1);
    for (let place = 1; place <= removed.length; place += 1) {
      const up = best[place] ?? 0;
      const left = next[place - 1] ?? 0;
      let most = Math.max(up, left);
      let choice = up >= left ? 0 : 1;
      const isNear = place - 1 >= first && place - 1 <= last;
      const other = bags[place - 1];
      if (isNear && other && removed[place - 1]?.isDetail === line.isDetail) {
        const alike = likeness(other, bag);
        const paired = (best[place - 1] ?? 0) + alike;
        if ((alike >= leastAlike || line.isDetail) && paired > most) {
          most = paired;
          choice = 2;
        }
      }
      next[place] = most;
      chosen[place] = choice;
    }
    choices.push(chosen);
    best = next;
  }
  const partners = added.map(() => -1);
  let place = removed.length;
  for (let index = added.length - 1; index >= 0 && place > 0;) {
    const choice = choices[index]?.[place];
    if (choice === 1) {
      place -= 1;
      continue;
    }
    if (choice === 2) {
      place -= 1;
      partners[index] = place;
    }
    index -= 1;
  }
  return partners;
}

/** A paragraph's words as numbers in order, so that two can be laid side by side quickly. */
type Bag = { readonly text: string; readonly words: Int32Array };

function bagOf({ text }: TextLine, numbers: Map<string, number>): Bag {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  });
  return { text, words: Int32Array.from(words).sort() };
}

/** 2 for the same text, 1 for the same words, 0 for none in common. */
function likeness(one: Bag, other: Bag): number {
  if (one.text === other.text) return 2;
  const [first, second] = [one.words, other.words];
  let shared = 0;
  for (let left = 0, right = 0; left < first.length && right < second.length;) {
    const difference = (first[left] ?? 0) - (second[right] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return (2 * shared) / Math.max(1, first.length + second.length);
}
