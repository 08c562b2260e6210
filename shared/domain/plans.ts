export const planEntryKinds = ['priority', 'theme', 'document'] as const;
export type PlanEntryKind = (typeof planEntryKinds)[number];

export type PlanPeriod = { readonly startsOn: string; readonly endsOn: string };

/** "2021–24"; "1998–2002" across a century; "2024" within one year. */
export function planPeriodLabel({ startsOn, endsOn }: PlanPeriod): string {
  const [from, to] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  if (from === to) return from;
  return `${from}–${from.slice(0, 2) === to.slice(0, 2) ? to.slice(2) : to}`;
}

/** The plan in force on a date; where periods overlap, the one that started last. */
export function planInForce<Plan extends PlanPeriod>(plans: readonly Plan[], date: string): Plan | null {
  const inForce = plans.filter((plan) => plan.startsOn <= date && date <= plan.endsOn);
  return inForce.reduce<Plan | null>(
    (latest, plan) => (latest === null || plan.startsOn > latest.startsOn ? plan : latest),
    null,
  );
}
