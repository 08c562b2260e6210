import { expect, test } from 'vitest';
import { fileNotReadCodes } from '../../../shared/contract/errors.ts';
import { wordRule } from '../../../shared/wording/word-rule.ts';
import { wordFieldProblem, type FieldIssue } from '../../../shared/wording/word-field-problem.ts';
import { wordWordsFileNotRead, wordWordsFileRead } from '../../../shared/wording/word-words-file.ts';

test('of a file of words it is said what became of it, and what to do', () => {
  for (const code of fileNotReadCodes) {
    expect(wordWordsFileNotRead('places.txt', code)).toMatch(/^No word of places\.txt was added: .+\. .+\.$/);
  }
  expect(wordWordsFileRead('a.txt', 0, 0)).toBe(
    'a.txt has no word in it, so nothing was added. Write one word on each line.',
  );
  expect(wordWordsFileRead('a.txt', 1, 1)).toBe('1 word was added.');
  expect(wordWordsFileRead('a.txt', 5, 4)).toBe('4 words were added; 1 was there already.');
  expect(wordWordsFileRead('a.txt', 3, 0)).toBe('0 words were added; 3 were there already.');
});

test('what is refused about words, abbreviations and shortcuts says what to do', () => {
  expect(wordRule('no-single-word', { word: 'two words' })).toBe(
    '“two words” is not a single word of letters, so no word was added. Write one word on each line, without spaces, hyphens, digits or full stops.',
  );
  expect(wordRule('shortcut-taken', { typed: 'cp', text: 'Calder Police' })).toBe(
    '“cp” is a shortcut already, for “Calder Police”. Change that one, or type something else for this text.',
  );
  expect(wordRule('abbreviation-taken', { short: 'VRP', meaning: 'Violence Reduction Partnership' })).toBe(
    '“VRP” stands for “Violence Reduction Partnership” at this body already. Change that one, or choose another abbreviation.',
  );
  const problemOf = (field: string, issue: Omit<FieldIssue, 'path'>): string =>
    wordFieldProblem({ path: [field], ...issue });
  expect(problemOf('typed', { code: 'custom', params: { code: 'has-spaces' } })).toBe(
    'Shortcut has a space in it. Write it as one run of letters, such as wyp.',
  );
  expect(problemOf('typed', { code: 'too_small', origin: 'string', minimum: 1 })).toBe('Enter a shortcut.');
  expect(problemOf('short', { code: 'too_small', origin: 'string', minimum: 2 })).toBe(
    'Abbreviation must be 2 characters or more.',
  );
});
