import { plainTextOf } from '../document/plain-text.ts';
import type { Finding } from '../domain/findings.ts';
import { fieldsIn } from '../domain/wordings.ts';
import type { PaperFacts } from './paper-facts.ts';

/**
 * A field that would go out in its braces, or as a gap in a heading: nobody has said whose report it is, or the meeting
 * has no plan. One finding for each section.
 */
export function openFields({ paper, organisation, plan }: PaperFacts): readonly Finding[] {
  return paper.sections.flatMap(({ id, heading, content }): readonly Finding[] => {
    const inHeading = fieldsIn(heading).filter((name) =>
      name.startsWith('plan.') ? plan === null : name === 'organisation' && organisation === null,
    );
    const inText = content.state === 'sound' ? fieldsIn(plainTextOf(content.body)) : [];
    const names = [...new Set([...inHeading, ...inText])];
    if (names.length === 0) return [];
    return [{ code: 'field-not-filled', sectionId: id, facts: { fields: names.join(', ') } }];
  });
}
