import type { BodyNode } from '../document/body.ts';
import type { Finding } from '../domain/findings.ts';
import { planNameWithPeriod } from '../domain/plans.ts';
import type { PaperFacts } from './paper-facts.ts';

/** Standard wording that belongs to an entry of another plan than the meeting's, each once a section. */
export function wordingOfAnotherPlan({ plan, plans, paper, wordings }: PaperFacts): readonly Finding[] {
  return paper.sections.flatMap(({ id, content }): readonly Finding[] => {
    if (content.state !== 'sound') return [];
    const placed = new Set(content.body.content.flatMap(wordingIdOf));
    return wordings
      .filter((wording) => placed.has(wording.id))
      .flatMap(({ name, planEntryId }): readonly Finding[] => {
        const other = plans.find(({ entries }) => entries.some((entry) => entry.id === planEntryId));
        if (!other || other.id === plan?.id) return [];
        const facts = {
          wording: name,
          other: planNameWithPeriod(other),
          ...(plan ? { plan: planNameWithPeriod(plan) } : {}),
        };
        return [{ code: 'wording-of-another-plan', sectionId: id, facts }];
      });
  });
}

function wordingIdOf({ type, attrs }: BodyNode): readonly string[] {
  return type === 'standardWording' && typeof attrs?.wordingId === 'string' ? [attrs.wordingId] : [];
}
