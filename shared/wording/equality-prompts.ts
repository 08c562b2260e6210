import type { EqualityPrompt } from '../domain/equality-duty.ts';

/** What each aim of the duty asks about, and each protected characteristic, as they are read beside a paper. */
export const equalityPromptWords: Readonly<Record<EqualityPrompt, string>> = {
  'aim-eliminate-discrimination':
    'Eliminate discrimination, harassment and victimisation: could anything here treat people unlawfully, and how is it prevented?',
  'aim-advance-opportunity':
    'Advance equality of opportunity: who has more to overcome, takes part less or needs something different?',
  'aim-foster-relations':
    'Foster good relations: does it tackle prejudice and promote understanding between groups?',
  age: 'Age',
  disability: 'Disability',
  'gender-reassignment': 'Gender reassignment',
  'marriage-and-civil-partnership': 'Marriage and civil partnership (for the first aim only)',
  'pregnancy-and-maternity': 'Pregnancy and maternity',
  race: 'Race',
  'religion-or-belief': 'Religion or belief',
  sex: 'Sex',
  'sexual-orientation': 'Sexual orientation',
};
