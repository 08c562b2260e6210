import type { RuleFacts } from './rulings.ts';

/** Everything that a check can find in a paper; `shared/wording` holds what is said about each, and what to do. */
export const findingCodes = [
  'links-to-another-plan',
  'plan-not-in-force',
  'sections-without-text',
  'names-another-plan',
  'wording-of-another-plan',
  'field-not-filled',
  'figure-moved-on',
  'figure-unproven',
  'section-over-limit',
  'agenda-not-issued',
  'paper-not-begun',
  'paper-not-cleared',
  'action-without-owner',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something in a paper that a person should look at before it goes out. */
export type Finding = {
  readonly code: FindingCode;
  /** Where it is; null: it is about the paper as a whole. */
  readonly sectionId: string | null;
  readonly facts: RuleFacts;
};
