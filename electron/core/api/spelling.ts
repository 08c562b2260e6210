import type { Program } from '../services/program.ts';
import { addOwnWords, removeOwnWord, spellingWords } from '../services/spelling.ts';
import { operations } from './operations.ts';

export function spellingApi(program: Program) {
  const { spelling } = operations;
  return {
    words: spelling.words.handler(() => spellingWords(program)),
    addWords: spelling.addWords.handler(({ input }) => addOwnWords(program, input.words)),
    removeWord: spelling.removeWord.handler(({ input }) => removeOwnWord(program, input.word)),
  };
}
