// Which words of a text are wrong, and which are abbreviations of the body.

import type { Node } from '@tiptap/pm/model';
import { wordsIn, type SpelledWord } from '../../../shared/domain/spelling-words.ts';
import type { WritingAids } from './writing-aids.ts';

export type MarkedWord = {
  readonly kind: 'wrong' | 'abbreviation';
  readonly word: string;
  readonly from: number;
  readonly to: number;
};

export type WordsFound = {
  readonly marked: readonly MarkedWord[];
  /** Nobody knows yet whether these are right. */
  readonly unknown: readonly string[];
};

/** Stands for what is no text: a name or a figure that was put in, a line break. */
export const noText = '\uFFFC';

const wordsOfBlock = new WeakMap<Node, readonly SpelledWord[]>();

/** The words of a text, at their places in it. What did not change since the last time is not read again. */
export function findWords(doc: Node, aids: WritingAids): WordsFound {
  const marked: MarkedWord[] = [];
  const unknown = new Set<string>();
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    let words = wordsOfBlock.get(block);
    if (!words) {
      words = wordsIn(block.textBetween(0, block.content.size, null, noText));
      wordsOfBlock.set(block, words);
    }
    const start = position + 1;
    for (const { word, isToBeSpelt, from, to } of words) {
      const kind = kindOf(word, isToBeSpelt, aids);
      if (kind === null) unknown.add(word);
      else if (kind !== 'right') marked.push({ kind, word, from: start + from, to: start + to });
    }
    return false;
  });
  return { marked, unknown: [...unknown] };
}

/** null: not known yet. */
export function kindOf(
  word: string,
  isToBeSpelt: boolean,
  aids: WritingAids,
): MarkedWord['kind'] | 'right' | null {
  if (aids.meaningOf(word) !== null) return 'abbreviation';
  if (!isToBeSpelt) return 'right';
  const isWrong = aids.isWrong(word);
  if (isWrong === null) return null;
  return isWrong ? 'wrong' : 'right';
}

/** Whether a text has words that are known to be wrong. */
export function hasMistakes(doc: Node, aids: WritingAids): boolean {
  return findWords(doc, aids).marked.some(({ kind }) => kind === 'wrong');
}
