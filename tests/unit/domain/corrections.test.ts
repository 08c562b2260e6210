import { expect, test } from 'vitest';
import { checkCorrections, type CorrectedSection } from '../../../shared/domain/corrections.ts';

const section = (fields: Partial<CorrectedSection> = {}): CorrectedSection => ({
  label: '4',
  title: 'Use of force',
  isChanged: true,
  ...fields,
});

const nothing = (): boolean => false;
const one = (text: string, sectionId: string | null = 'a') => [{ sectionId, text }];

test('a correction of a text that was changed since the draft is taken', () => {
  const corrections = one('“30 officers” should read “13 officers”');
  expect(checkCorrections(corrections, new Map([['a', section()]]), nothing)).toEqual({
    ok: true,
    value: corrections,
  });
});

test('a correction that was not made is refused, and one of the attendance has no text to differ', () => {
  const sections = new Map([['a', section({ isChanged: false })]]);
  expect(checkCorrections(one('A figure'), sections, nothing)).toEqual({
    ok: false,
    code: 'correction-not-made',
    facts: { label: '4', title: 'Use of force' },
  });
  expect(checkCorrections(one('ACC Harland was present', null), sections, nothing).ok).toBe(true);
});

test('where nobody knows what went out, the list is believed', () => {
  expect(checkCorrections(one('A figure'), new Map([['a', section({ isChanged: null })]]), nothing).ok).toBe(
    true,
  );
});

test('a correction never names what is restricted', () => {
  const corrections = [...one('A figure'), ...one('Operation Heron is in spring')];
  const namesHeron = ({ text }: { readonly text: string }): boolean => text.includes('Heron');
  expect(checkCorrections(corrections, new Map([['a', section()]]), namesHeron)).toEqual({
    ok: false,
    code: 'correction-names-restricted',
    facts: { text: 'Operation Heron is in spring' },
  });
});
