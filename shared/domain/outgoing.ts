// What can go out of a meeting, for whom, and as what.

export const outgoingKinds = [
  'agenda',
  'papers',
  'pack',
  'notes',
  'actions',
  'matters-arising',
  'forward-plan',
] as const;
export type OutgoingKind = (typeof outgoingKinds)[number];

export const audiences = ['public', 'internal'] as const;
export type Audience = (typeof audiences)[number];

export const standings = ['draft', 'final'] as const;
export type Standing = (typeof standings)[number];
