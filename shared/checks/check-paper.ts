import type { Finding } from '../domain/findings.ts';
import { linksToAnotherPlan } from './links-to-another-plan.ts';
import { namesAnotherPlan } from './names-another-plan.ts';
import type { PaperFacts } from './paper-facts.ts';
import { planNotInForce } from './plan-not-in-force.ts';

/** Everything that there is to look at in a paper before it goes out: the whole of it first, then by its sections. */
export function checkPaper(facts: PaperFacts): readonly Finding[] {
  return [planNotInForce, linksToAnotherPlan, namesAnotherPlan].flatMap((check) => check(facts));
}
