import { countWords, plainTextOf } from '../document/plain-text.ts';
import type { Finding } from '../domain/findings.ts';
import { fillHeading, planSectionOf } from '../domain/papers.ts';
import { planNamesOf } from '../domain/plans.ts';
import type { PaperFacts } from './paper-facts.ts';

/**
 * Sections that a paper has to have and that say nothing: a heading with nothing under it. What stands there by itself
 * counts as said, the links to the plan and what is attached for the public.
 */
export function sectionsWithoutText({ paper, plan, organisation }: PaperFacts): readonly Finding[] {
  const planSectionId = planSectionOf(paper.sections)?.id;
  const hasLinks = plan?.entries.some(({ id }) => paper.planEntryIds.includes(id)) ?? false;
  const hasAttachments = paper.attachments.some(({ audience }) => audience === 'public');
  const empty = paper.sections.filter(({ id, key, isRequired, content }) => {
    if (!isRequired || content.state !== 'sound') return false;
    if ((id === planSectionId && hasLinks) || (key === 'attachment' && hasAttachments)) return false;
    return countWords(plainTextOf(content.body)) === 0;
  });
  const [first] = empty;
  if (!first) return [];
  const names = { organisation, plan: plan && planNamesOf(plan) };
  const titles = empty.map(({ heading }) => fillHeading(heading, names));
  return [
    {
      code: 'sections-without-text',
      sectionId: first.id,
      facts: { count: empty.length, titles: titles.join('; ') },
    },
  ];
}
