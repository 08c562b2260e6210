import type { LinkedEntryKind } from '../domain/plans.ts';

/** In front of the entries of a plan that a paper is linked to: of one, and of more. */
export const linkedEntryLabels: Readonly<Record<LinkedEntryKind, readonly [one: string, more: string]>> = {
  priority: ['Priority', 'Priorities'],
  theme: ['Theme', 'Themes'],
  pledge: ['Pledge', 'Pledges'],
};
