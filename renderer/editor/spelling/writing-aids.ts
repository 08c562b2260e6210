// What helps somebody who writes in one document: spelling, what its body says for short, and what they type for short.

import { isAmong } from '../../../shared/domain/spelling-words.ts';
import type { ShortAndFull } from '../../../shared/domain/typing-shortcuts.ts';
import type { SpellChecker } from './spell-checker.ts';

export type WritingAids = {
  shortcuts(): readonly ShortAndFull[];
  /** What an abbreviation of the body stands for. */
  meaningOf(short: string): string | null;
  readonly isSpellingOn: boolean;
  /** null: not known yet; ask. */
  isWrong(word: string): boolean | null;
  ask(words: readonly string[]): void;
  suggest(word: string): Promise<readonly string[]>;
  /** Starts the dictionary, unless it is there. */
  start(): void;
  readonly hasFailed: boolean;
  /** Lets a word pass in this document until the page is loaded anew. */
  ignore(word: string): void;
  /** Keeps a word among the person's own. */
  learn(word: string): void;
  /** Tells of whatever may change a mark. */
  subscribe(listener: () => void): () => void;
};

export type WritingFacts = {
  readonly shortcuts: readonly ShortAndFull[];
  readonly meanings: ReadonlyMap<string, string>;
  readonly isSpellingOn: boolean;
};

const noWritingFacts: WritingFacts = { shortcuts: [], meanings: new Map(), isSpellingOn: false };

export function createWritingAids(
  checker: SpellChecker,
  learn: (word: string) => void,
): WritingAids & { change(facts: WritingFacts): void } {
  const listeners = new Set<() => void>();
  const ignored = new Set<string>();
  let facts = noWritingFacts;
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    shortcuts: () => facts.shortcuts,
    meaningOf: (short) => facts.meanings.get(short) ?? null,
    get isSpellingOn() {
      return facts.isSpellingOn;
    },
    isWrong(word) {
      if (!facts.isSpellingOn || isAmong(ignored, word)) return false;
      const isRight = checker.isRight(word);
      return isRight === null ? null : !isRight;
    },
    ask: (words) => checker.ask(words),
    suggest: (word) => checker.suggest(word),
    start: () => {
      if (facts.isSpellingOn) checker.start();
    },
    get hasFailed() {
      return checker.state === 'failed';
    },
    ignore(word) {
      ignored.add(word);
      tell();
    },
    learn,
    subscribe(listener) {
      listeners.add(listener);
      const unsubscribe = checker.subscribe(listener);
      return () => {
        listeners.delete(listener);
        unsubscribe();
      };
    },
    change(next) {
      facts = next;
      tell();
    },
  };
}
