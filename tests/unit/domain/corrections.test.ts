import { expect, test } from 'vitest';
import { checkCorrections, type CorrectedSection } from '../../../shared/domain/corrections.ts';

const section = (fields: Partial<CorrectedSection> = {}): CorrectedSection => ({
  label: '4',
  title: 'Use of force',
  isChanged: true,
  restrictedWords: [],
  ...fields,
});

const one = (text: string, sectionId: string | null = 'a') => [{ sectionId, text }];

test('a correction of a text that was changed since the draft is taken', () => {
  const corrections = one('“30 officers” should read “13 officers”');
  expect(checkCorrections(corrections, new Map([['a', section()]]))).toEqual({
    ok: true,
    value: corrections,
  });
});

test('a correction that was not made is refused, and one of the attendance has no text to differ', () => {
  const sections = new Map([['a', section({ isChanged: false })]]);
  expect(checkCorrections(one('A figure'), sections)).toEqual({
    ok: false,
    code: 'correction-not-made',
    facts: { label: '4', title: 'Use of force' },
  });
  expect(checkCorrections(one('ACC Harland was present', null), sections).ok).toBe(true);
});

test('where nobody knows what went out, the list is believed', () => {
  expect(checkCorrections(one('A figure'), new Map([['a', section({ isChanged: null })]])).ok).toBe(true);
});

test.each([
  ['the words themselves', 'Operation Heron is in spring'],
  ['in other capitals and with punctuation', 'That OPERATION, HERON is meant'],
])('a correction never names what is restricted: %s', (_, text) => {
  const sections = new Map([
    ['a', section()],
    ['b', section({ restrictedWords: ['Operation Heron'] })],
  ]);
  expect(checkCorrections(one(text), sections)).toEqual({
    ok: false,
    code: 'correction-names-restricted',
    facts: { text },
  });
});

test('a word that only holds a restricted one, and a figure of two digits, are no leak', () => {
  const sections = new Map([['a', section({ restrictedWords: ['rose', '30'] })]]);
  expect(checkCorrections(one('“prose” should read “30 poems”'), sections).ok).toBe(true);
});
