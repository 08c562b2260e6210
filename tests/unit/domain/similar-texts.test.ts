import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNearlySame, sharedPart } from '../../../shared/domain/similar-texts.ts';

const text =
  'Young people and older people are affected differently, and the force has asked both what they need before it decided how to go on.';

test.each([
  ['the same words', text, true],
  ['other capitals, spaces and quotation marks', `  “${text.toUpperCase()}”  `, true],
  ['one word changed', text.replace('older', 'disabled'), true],
  ['a sentence more', `${text} Nothing else is known yet.`, true],
  [
    'half of the words replaced',
    `${text.slice(0, 60)} this is what nobody has written in any paper so far at all`,
    false,
  ],
  ['the same words in another order', text.split(' ').reverse().join(' '), false],
  ['few words', 'No impact was found.', false],
])('%s', (_name, other, isSame) => {
  expect(isNearlySame(text, other)).toBe(isSame);
  expect(isNearlySame(other, text)).toBe(isSame);
});

test('short texts that are equal are not pointed out', () => {
  expect(isNearlySame('No impact was found.', 'No impact was found.')).toBe(false);
});

test('the shared part is between nothing and all, whichever comes first', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, words, (one, other) => {
      const part = sharedPart(one, other);
      expect(part).toBeGreaterThanOrEqual(0);
      expect(part).toBeLessThanOrEqual(1);
      expect(sharedPart(other, one)).toBe(part);
    }),
  );
});
