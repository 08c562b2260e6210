import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterAt, placeOfLetter } from '../../../shared/domain/letters.ts';
import { builtInTemplate, fillHeading, isSameTopic, wordsOverLimit } from '../../../shared/domain/papers.ts';
import { attendanceLine, shortFormOf } from '../../../shared/domain/people.ts';
import { planInForce, planPeriodLabel } from '../../../shared/domain/plans.ts';
import {
  codePointName,
  forbiddenCharacterAt,
  withoutForbiddenCharacters,
} from '../../../shared/domain/text-rules.ts';

test('letters go on as Word counts them', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701].map(letterAt)).toEqual([
    'a',
    'b',
    'z',
    'aa',
    'bb',
    'zz',
    'aaa',
    'z'.repeat(27),
  ]);
  expect(new Set(Array.from({ length: 500 }, (_each, index) => letterAt(index))).size).toBe(500);
});

test('the place of a letter is found again, and of anything else there is none', () => {
  for (let place = 0; place < 200; place += 1) expect(placeOfLetter(letterAt(place))).toBe(place);
  expect(['', 'A', 'ab', '1', 'a)'].map(placeOfLetter)).toEqual([null, null, null, null, null]);
});

describe('headings of a cover paper', () => {
  const facts = {
    organisation: 'Calder Police',
    plan: { name: 'Safer Calder', shortName: 'the Plan', period: '2024–28' },
  };

  test.each([
    ['Purpose of the report produced by {organisation}', 'Purpose of the report produced by Calder Police'],
    ['Police and Crime Plan {plan.period}', 'Police and Crime Plan 2024–28'],
    ['{plan.name}: {plan.period}', 'Safer Calder: 2024–28'],
    ['Links to {plan.shortName}', 'Links to the Plan'],
    ['Kept {unknown} and {constructor}', 'Kept {unknown} and {constructor}'],
  ])('%s', (pattern, heading) => {
    expect(fillHeading(pattern, facts)).toBe(heading);
  });

  test('what is not known stays out', () => {
    const nothing = { organisation: null, plan: null };
    expect(fillHeading('Police and Crime Plan {plan.period}', nothing)).toBe('Police and Crime Plan');
    expect(fillHeading('The {plan.name} plan', nothing)).toBe('The plan');
    expect(fillHeading('Report of {organisation}', nothing)).toBe('Report of …');
  });

  test('are the seven of every paper, each with a key of its own', () => {
    expect(builtInTemplate).toHaveLength(7);
    expect(new Set(builtInTemplate.map(({ key }) => key)).size).toBe(7);
    expect(builtInTemplate.map(({ isNumbered }) => isNumbered)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(builtInTemplate.every(({ guidance, isRequired }) => guidance !== '' && isRequired)).toBe(true);
  });
});

test.each([
  ['2021-04-01', '2024-03-31', '2021–24'],
  ['1998-01-01', '2002-12-31', '1998–2002'],
  ['2024-01-01', '2024-12-31', '2024'],
])('a plan from %s to %s is %s', (startsOn, endsOn, label) => {
  expect(planPeriodLabel({ startsOn, endsOn })).toBe(label);
});

test.each([
  ['Use of force', null, ' USE OF  FORCE', null, true],
  ['Child sexual abuse: update', null, 'Child sexual abuse – update', 'one', true],
  ['Use of force', null, 'Use of force (Taser)', null, false],
  ['Use of force', 'one', 'Stop and search', 'other', false],
  ['Use of force', 'one', 'Use of force: the year', 'one', true],
])('papers on “%s” (%s) and “%s” (%s) are about one topic: %s', (title, topicId, other, otherId, isSame) => {
  expect(isSameTopic({ title, topicId }, { title: other, topicId: otherId })).toBe(isSame);
});

test('a section is over its limit by the words after it', () => {
  expect([wordsOverLimit(250, 200), wordsOverLimit(200, 200), wordsOverLimit(250, null)]).toEqual([50, 0, 0]);
});

test('the plan in force is the one of the day, of two the newer', () => {
  const old = { name: 'old', startsOn: '2020-01-01', endsOn: '2024-06-30' };
  const next = { name: 'next', startsOn: '2024-04-01', endsOn: '2028-03-31' };
  for (const plans of [
    [old, next],
    [next, old],
  ]) {
    expect(planInForce(plans, '2019-12-31')).toBeNull();
    expect(planInForce(plans, '2020-01-01')).toBe(old);
    expect(planInForce(plans, '2024-05-01')).toBe(next);
    expect(planInForce(plans, '2028-03-31')).toBe(next);
    expect(planInForce(plans, '2028-04-01')).toBeNull();
  }
});

test('people are named in full once, and by their short form after', () => {
  const harland = {
    name: 'Ruth Harland',
    post: 'Assistant Chief Constable',
    organisationName: 'Calder Police',
  };
  expect(attendanceLine(harland)).toBe('Ruth Harland, Assistant Chief Constable, Calder Police');
  expect(attendanceLine({ ...harland, post: null, organisationName: '' })).toBe('Ruth Harland');
  expect(shortFormOf({ name: 'Ruth Harland', shortForm: 'ACC Harland' })).toBe('ACC Harland');
  expect(shortFormOf({ name: 'Ruth Harland', shortForm: null })).toBe('Ruth Harland');
});

describe('characters', () => {
  test.each([
    '\u0000',
    '\u0007',
    '\u000b',
    '\u001f',
    '\u007f',
    '\u0084',
    '\u009f',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udfff',
  ])('that no Word file can carry are found and taken out (%j)', (character) => {
    expect(forbiddenCharacterAt(`ab${character}c`)).toBe(2);
    expect(withoutForbiddenCharacters(`ab${character}c${character}`)).toBe('abc');
  });

  test.each(['\t', '\n', '\r', '\u0085', '\u00a0', 'é', '\ufffd', '😀', '𠜎', '\u200d', '\u2028'])(
    'that people type stay (%j)',
    (character) => {
      expect(forbiddenCharacterAt(`ab${character}c`)).toBe(-1);
    },
  );

  test('any text is clean after cleaning, and clean text is not touched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (binary, typed) => {
        const clean = withoutForbiddenCharacters(binary);
        expect(forbiddenCharacterAt(clean)).toBe(-1);
        expect(withoutForbiddenCharacters(clean)).toBe(clean);
        if (forbiddenCharacterAt(typed) < 0) expect(withoutForbiddenCharacters(typed)).toBe(typed);
      }),
    );
  });

  test('are named by their code point', () => {
    expect(codePointName('a\u0007', 1)).toBe('U+0007');
    expect(codePointName('😀', 0)).toBe('U+1F600');
  });
});
