import { describe, expect, it } from 'vitest';
import {
  fillWordingFields,
  missingWordingFields,
  standingOfWording,
  unknownWordingFields,
  type WordingValues,
} from '../../../shared/domain/wordings.ts';

const values: WordingValues = {
  organisation: 'Calder Police',
  body: 'Community Outcomes Meeting',
  'meeting.date': '18 April 2026',
  'plan.name': null,
  'plan.shortName': null,
  'plan.period': null,
};

describe('the fields of standard wording', () => {
  it('are filled where their value is known, and stay as written where not', () => {
    expect(
      fillWordingFields('{organisation} and {plan.name} on {meeting.date}, {organisation}', values),
    ).toBe('Calder Police and {plan.name} on 18 April 2026, Calder Police');
  });

  it('are filled once: a value that looks like a field stays as it is', () => {
    expect(fillWordingFields('{body}', { ...values, body: '{organisation}' })).toBe('{organisation}');
  });

  it('are named where they are not known, or not filled', () => {
    const text = 'By {organization}, {plan.period}, {plan.name}, {constructor} and {12}';
    expect(unknownWordingFields(text)).toEqual(['organization', 'constructor']);
    expect(missingWordingFields(text, values)).toEqual(['plan.name', 'plan.period']);
  });
});

describe('how a copy stands to the library', () => {
  it.each([
    ['as-in-library', 'a', 'a', 'a'],
    ['as-in-library', 'b', 'a', 'b'],
    ['edited', 'x', 'a', 'a'],
    ['newer', 'a', 'a', 'b'],
    ['edited-and-newer', 'x', 'a', 'b'],
    ['not-in-library', 'a', 'a', null],
  ] as const)(
    'is %s with %s here, made of %s, and %s in the library',
    (standing, here, compared, library) => {
      expect(standingOfWording({ here, compared, library })).toBe(standing);
    },
  );
});
