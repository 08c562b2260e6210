import { expect, test } from 'vitest';
import type { Body } from '../../../shared/document/body.ts';
import { keepRestrictions } from '../../../shared/document/keep-restrictions.ts';
import { restrictedWordsIn } from '../../../shared/document/restricted-words.ts';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import {
  aBody,
  aNoteToSelf,
  anAction,
  aParagraph,
  aPersonChip,
  aTable,
  bullets,
  lineBreak,
  restricted,
  strong,
} from '../../support/builders/body-pieces.ts';

function kept(now: Body, earlier: Body): readonly string[] {
  const body = keepRestrictions(now, earlier);
  expect(plainTextOf(body)).toBe(plainTextOf(earlier));
  expect(validateBody('notes', body).ok).toBe(true);
  return restrictedWordsIn(body);
}

const met = aBody(aParagraph('The man ', restricted('Harland Quayle'), ' met the team.'));

test('a passage is restricted where it stands in the earlier text, over other looks and in any block', () => {
  expect(kept(met, aBody(aParagraph('Harland Quayle met them. We saw Harland Quayle.')))).toEqual([
    'Harland Quayle',
    'Harland Quayle',
  ]);
  expect(kept(met, aBody(bullets([aParagraph('Seen: Harland ', strong('Quayle'), ' twice')])))).toEqual([
    'Harland Quayle',
  ]);
  expect(kept(met, aBody(aTable(['Name'], ['harland quayle'])))).toEqual(['harland quayle']);
  expect(kept(met, aBody(aParagraph('Harland', lineBreak, 'Quayle')))).toEqual(['Harland Quayle']);
  expect(kept(met, aBody(anAction('Ask Quayle.')))).toEqual(['Quayle']);
});

test('words that are for the public in the text of now stay so by themselves, and no part of a word is restricted', () => {
  const now = aBody(aParagraph('The road is long. ', restricted('The road to Quayle')));
  expect(kept(now, aBody(aParagraph('The road is long, Quayleson.')))).toEqual([]);
  expect(kept(now, aBody(aParagraph('Take the road to Quayle.')))).toEqual(['the road to Quayle']);
  expect(kept(met, aBody(aNoteToSelf('Ask Quayle')))).toEqual([]);
});

test('the name of a person is restricted by whom it names', () => {
  const person = aPersonChip('7f1f4f8e-6a3c-4c0e-9d7a-1b2c3d4e5f60', 'DCC Okoro');
  const mark = { type: 'restricted', attrs: { reason: 'FOI Act s40' } };
  const now = aBody(aParagraph('Seen: ', { ...person, marks: [mark] }, ' there'));
  const renamed = { ...person, attrs: { ...person.attrs, label: 'Ada' } };
  for (const chip of [person, renamed]) {
    const body = keepRestrictions(now, aBody(aParagraph('Named: ', chip, '.')));
    expect(body.content[0]?.content?.[1]?.marks).toEqual([mark]);
  }
});

test('a line that is restricted as a whole is so where it was worded otherwise', () => {
  const id = '0b5a1c1e-92a4-4f4f-8a39-60dbb4f6f7a1';
  const action = anAction(restricted('Brief the team on the visit.'), { id });
  expect(kept(aBody(action), aBody(anAction('Other words', { id })))).toEqual(['Other words']);
  const line = aBody(aParagraph(restricted('The team will go to the house at the river on Monday.')));
  expect(
    kept(
      line,
      aBody(aParagraph('The team will go to the house at the mill on Monday.'), aParagraph('Roads')),
    ),
  ).toEqual(['The team will go to the house at the mill on Monday.']);
});

test('what is restricted already keeps its reason, and without restrictions nothing changes', () => {
  const earlier = aBody(aParagraph(restricted('Harland Quayle', 'another reason'), ' came'));
  expect(keepRestrictions(met, earlier)).toEqual(earlier);
  expect(keepRestrictions(aBody(aParagraph('Words')), earlier)).toBe(earlier);
});
