import { describe, expect, test } from 'vitest';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { replaceWords } from '../../../shared/document/replace-words.ts';
import {
  aBody,
  anAction,
  aParagraph,
  aPersonChip,
  aTable,
  bullets,
  restricted,
  strong,
} from '../../support/builders/body-pieces.ts';

const moss = aPersonChip(null, 'CC Moss');

function replaced(body: ReturnType<typeof aBody>, from: string, to: string): unknown {
  const ruling = replaceWords(body, from, to);
  return ruling.ok ? ruling.value.body : ruling.code;
}

describe('words of one paragraph', () => {
  test.each([
    [aBody(aParagraph('There were thirty officers.')), aBody(aParagraph('There were thirteen officers.'))],
    [aBody(bullets('one', 'thirty')), aBody(bullets('one', 'thirteen'))],
    [aBody(aTable(['Number'], ['thirty'])), aBody(aTable(['Number'], ['thirteen']))],
    [aBody(aParagraph(moss, ' saw thirty')), aBody(aParagraph(moss, ' saw thirteen'))],
  ])('are replaced where they stand', (before, after) => {
    expect(replaced(before, 'thirty', 'thirteen')).toEqual(after);
  });

  test('that are in part strong look like the first of them, and nothing around them changes', () => {
    const body = aBody(aParagraph('There were ', strong('thirty'), ' officers and dogs.'));
    expect(replaced(body, 'thirty officers', 'no')).toEqual(
      aBody(aParagraph('There were ', strong('no'), ' and dogs.')),
    );
    expect(replaced(body, 'were thirty', 'was one')).toEqual(
      aBody(aParagraph('There was one', ' officers and dogs.')),
    );
    expect(replaced(body, ' officers and dogs', '')).toEqual(
      aBody(aParagraph('There were ', strong('thirty'), '.')),
    );
  });

  test('keep every other word, wherever they stand', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta'];
    for (const word of words) {
      const body = aBody(aParagraph('alpha ', strong('beta '), moss, ' gamma'), aParagraph('delta'));
      const ruling = replaceWords(body, word, 'omega');
      expect(ruling.ok && plainTextOf(ruling.value.body)).toBe(plainTextOf(body).replace(word, 'omega'));
    }
  });
});

test('words that are not there, or twice, or across a name, are refused', () => {
  const body = aBody(aParagraph('A list, ', moss, ' said: a list'), aParagraph('and so on'));
  expect(replaced(body, 'a table', 'x')).toBe('words-not-found');
  expect(replaced(body, 'list', 'x')).toBe('words-found-twice');
  expect(replaced(body, 'CC Moss', 'x')).toBe('words-not-found');
  expect(replaced(body, 'list\nand', 'x')).toBe('words-not-found');
});

test('restricted words stay restricted, and a part of them with others is refused', () => {
  const body = aBody(aParagraph('Said ', restricted('Operation Heron'), ' today'), anAction('Send it'));
  expect(replaceWords(body, 'Heron', 'Wren')).toEqual({
    ok: true,
    value: {
      body: aBody(aParagraph('Said ', restricted('Operation Wren'), ' today'), anAction('Send it')),
      isRestricted: true,
    },
  });
  expect(replaceWords(body, 'today', 'yesterday')).toMatchObject({ value: { isRestricted: false } });
  expect(replaced(body, 'Heron today', 'x')).toBe('words-restricted-in-part');
});
