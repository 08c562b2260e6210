import type { Finding } from '../domain/findings.ts';
import { isInForce, planInForce, planNameWithPeriod } from '../domain/plans.ts';
import type { PaperFacts } from './paper-facts.ts';

/** A meeting outside the period of its plan: every heading of its papers names that period (a paper links to the plan in force). */
export function planNotInForce({ plan, plans, meetingDate }: PaperFacts): readonly Finding[] {
  if (plan === null || isInForce(plan, meetingDate)) return [];
  const right = planInForce(plans, meetingDate);
  return [
    {
      code: 'plan-not-in-force',
      sectionId: null,
      facts: {
        plan: planNameWithPeriod(plan),
        date: meetingDate,
        ...(right ? { inForce: planNameWithPeriod(right) } : {}),
      },
    },
  ];
}
