// The public sector equality duty: Equality Act 2010, section 149.

/** Its three aims: section 149(1)(a) to (c). */
export const equalityAims = [
  'aim-eliminate-discrimination',
  'aim-advance-opportunity',
  'aim-foster-relations',
] as const;

/** The nine protected characteristics: section 4. Of marriage and civil partnership only the first aim speaks: 149(7). */
export const protectedCharacteristics = [
  'age',
  'disability',
  'gender-reassignment',
  'marriage-and-civil-partnership',
  'pregnancy-and-maternity',
  'race',
  'religion-or-belief',
  'sex',
  'sexual-orientation',
] as const;

export const equalityPrompts = [...equalityAims, ...protectedCharacteristics] as const;
export type EqualityPrompt = (typeof equalityPrompts)[number];

/** Whether a section of a paper is the one about equality, by its key in the built-in template or its heading. */
export function isEqualitySection(section: {
  readonly key: string | null;
  readonly heading: string;
}): boolean {
  return section.key === 'equality' || /\bequality\b/i.test(section.heading);
}
