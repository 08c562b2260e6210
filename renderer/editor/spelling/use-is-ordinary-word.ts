import { useEffect, useState } from 'react';
import { readOwnWord } from '../../../shared/domain/spelling-words.ts';
import { spellChecker } from './spell-checker.ts';

/** Whether what is typed is a word of the dictionary. False until that is known. */
export function useIsOrdinaryWord(typed: string): boolean {
  const [answers, setAnswers] = useState(0);
  const word = readOwnWord(typed);
  useEffect(() => spellChecker.subscribe(() => setAnswers((count) => count + 1)), []);
  useEffect(() => {
    if (word === null || word.length < 2 || spellChecker.isRight(word) !== null) return;
    spellChecker.start();
    spellChecker.ask([word]);
  }, [word, answers]);
  return word !== null && word.length > 1 && spellChecker.isRight(word) === true;
}
