import type { PlanBlock, PlanParagraph } from './word-plan.ts';

/**
 * Whether a paragraph stays on the page of what follows it, beside what its style says: a line that leads into a list,
 * an agenda item with its lead and report, the link under a heading with what is said about the report, and what a
 * plan keeps together itself.
 */
export function leadsOn(block: PlanParagraph, next: PlanBlock | undefined): boolean {
  if (next?.block !== 'paragraph') return false;
  if (block.isKeptWithNext) return true;
  if (next.role === 'agenda-detail' || block.role === 'report-link') return true;
  const isListRole = (role: string): boolean => role === 'bullet' || role === 'letter';
  return isListRole(next.role) && !isListRole(block.role) && block.role !== 'list-continuation';
}
