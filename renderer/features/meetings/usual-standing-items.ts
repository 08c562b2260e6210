import type { StandingItem } from '../../../shared/contract/entities/bodies.ts';

// What nearly every public meeting begins and ends with; the library is where a body's own are set.

export const usualOpeningItems: readonly StandingItem[] = [
  { kind: 'welcome', title: 'Welcome, introductions and apologies', minutes: 5 },
  { kind: 'previous-notes', title: 'Notes of the previous meeting and matters arising', minutes: 10 },
  { kind: 'announcements', title: 'Announcements', minutes: 10 },
];

export const usualClosingItems: readonly StandingItem[] = [
  { kind: 'future-items', title: 'Future agenda items', minutes: 5 },
  { kind: 'any-other-business', title: 'Any other business', minutes: 5 },
  { kind: 'next-meeting', title: 'Next meeting', minutes: null },
];
