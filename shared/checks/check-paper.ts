import type { Finding } from '../domain/findings.ts';
import { figuresToLookAt } from './figures-to-look-at.ts';
import { linksToAnotherPlan } from './links-to-another-plan.ts';
import { namesAnotherPlan } from './names-another-plan.ts';
import type { PaperFacts } from './paper-facts.ts';
import { openFields } from './open-fields.ts';
import { planNotInForce } from './plan-not-in-force.ts';
import { sectionsOverLimit } from './sections-over-limit.ts';
import { sectionsWithoutText } from './sections-without-text.ts';
import { wordingOfAnotherPlan } from './wording-of-another-plan.ts';

const checks: readonly ((facts: PaperFacts) => readonly Finding[])[] = [
  planNotInForce,
  linksToAnotherPlan,
  sectionsWithoutText,
  namesAnotherPlan,
  wordingOfAnotherPlan,
  openFields,
  figuresToLookAt,
  sectionsOverLimit,
];

/** Everything that there is to look at in a paper before it goes out: the whole of it first, then by its sections. */
export function checkPaper(facts: PaperFacts): readonly Finding[] {
  return checks.flatMap((check) => check(facts));
}
