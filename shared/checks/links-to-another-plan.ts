import type { Finding } from '../domain/findings.ts';
import { planNameWithPeriod } from '../domain/plans.ts';
import type { PaperFacts } from './paper-facts.ts';

/**
 * Links to entries of a plan that is not the meeting's, as after another plan was chosen for it: they stand on no page.
 * From papers that were made by copying last quarter's file and kept its plan.
 */
export function linksToAnotherPlan({ plan, plans, links }: PaperFacts): readonly Finding[] {
  const others = Map.groupBy(
    links.filter(({ planId }) => planId !== plan?.id),
    ({ planId }) => planId,
  );
  return [...others].map(([planId, entries]) => {
    const other = plans.find(({ id }) => id === planId);
    return {
      code: 'links-to-another-plan',
      sectionId: null,
      facts: {
        count: entries.length,
        titles: entries.map(({ title }) => title).join('; '),
        ...(other ? { other: planNameWithPeriod(other) } : {}),
        ...(plan ? { plan: planNameWithPeriod(plan) } : {}),
      },
    };
  });
}
