import type { Section } from '../contract/entities/documents.ts';
import type { Body } from '../document/body.ts';
import { PlanRefused } from './plan-refused.ts';

/** A section's body, or a refusal: a file that lacked the words of one section would be taken for the whole. */
export function soundBodyOf(section: Section): Body {
  if (section.content.state === 'sound') return section.content.body;
  throw new PlanRefused('body-invalid', { sectionId: section.id, reason: section.content.reason });
}
