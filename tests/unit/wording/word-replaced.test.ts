import { describe, expect, test } from 'vitest';
import { nothingReplaced, type ReplacedCount } from '../../../shared/document/find-words.ts';
import {
  leftSentence,
  unreadableSentence,
  wordReplaced,
  wordSearchProblem,
  wordTakenBack,
} from '../../../shared/wording/word-replaced.ts';

const said = (
  count: Partial<ReplacedCount>,
  more: Partial<Parameters<typeof wordReplaced>[1]> = {},
): string =>
  wordReplaced({ ...nothingReplaced, ...count }, { documents: 1, isTakenOut: false, leftTexts: [], ...more });

describe('a replacement', () => {
  test.each<[string, string]>([
    [said({ replaced: 1 }), 'Replaced 1 time.'],
    [said({ replaced: 1200 }, { documents: 5 }), 'Replaced 1,200 times in 5 documents.'],
    [said({ replaced: 2 }, { isTakenOut: true }), 'Taken out 2 times.'],
    [
      said({ replaced: 3, left: { name: 2, figure: 0, wording: 0 } }),
      'Replaced 3 times. 2 stand in names and were left as they are.',
    ],
    [
      said({ replaced: 3, restricted: 1, left: { name: 0, figure: 1, wording: 1 } }),
      'Replaced 3 times. 1 of them is in restricted words and stays restricted. 2 stand in figures or linked wording and were left as they are.',
    ],
    [
      said({ replaced: 2, restricted: 2 }),
      'Replaced 2 times. All of them are in restricted words and stay restricted.',
    ],
    [said({}), 'Nothing was found to replace.'],
    [
      said({ left: { name: 1, figure: 0, wording: 0 } }),
      'Nothing was replaced. 1 stands in names and was left as it is.',
    ],
    [
      said({ replaced: 1 }, { leftTexts: ['Item 4, Use of force (its text cannot be read)'] }),
      'Replaced 1 time. Not changed: Item 4, Use of force (its text cannot be read).',
    ],
  ])('is said as %s', (sentence, expected) => {
    expect(sentence).toBe(expected);
  });

  test('says beforehand what it will leave', () => {
    expect(leftSentence({ name: 2, figure: 0, wording: 0 }, 'will stay')).toBe(
      '2 stand in names and stay as they are.',
    );
    expect(leftSentence({ name: 0, figure: 0, wording: 0 })).toBe('');
    expect(unreadableSentence(1)).toBe('1 section cannot be read, and is not searched.');
    expect(unreadableSentence(0)).toBe('');
  });

  test('says what cannot be looked for, and that nothing was replaced', () => {
    expect(wordSearchProblem('', 'b', 200)).toMatch(/^Type the words .* Nothing was replaced\.$/);
    expect(wordSearchProblem('a'.repeat(201), 'b', 200)).toBe(
      'The words to look for have 201 characters, and may have 200. Nothing was replaced.',
    );
    expect(wordSearchProblem('a', 'b'.repeat(201), 200)).toMatch(/^The words to put in have 201/);
    expect(wordSearchProblem('a', '', 200)).toBeNull();
  });

  test('that was taken back says what was left', () => {
    expect(wordTakenBack([])).toBe('Taken back: every text reads as before.');
    expect(wordTakenBack(['Item 4', 'Item 5'])).toContain('but for what was changed since: Item 4; Item 5.');
  });
});
