export const planEntryKinds = ['priority', 'theme', 'pledge', 'document'] as const;
export type PlanEntryKind = (typeof planEntryKinds)[number];

/** What a paper is linked to, in the order of its page. The plan's documents are there to be read. */
export const linkedEntryKinds = ['priority', 'theme', 'pledge'] as const satisfies readonly PlanEntryKind[];
export type LinkedEntryKind = (typeof linkedEntryKinds)[number];

export const mostPlanEntries = 200;

export type PlanPeriod = { readonly startsOn: string; readonly endsOn: string };

/** How a heading can call a plan. */
export type PlanNames = {
  readonly name: string;
  /** The name where the plan has no shorter one. */
  readonly shortName: string;
  readonly period: string;
};

/** "2021–24"; "1998–2002" across a century; "2024" within one year. */
export function planPeriodLabel({ startsOn, endsOn }: PlanPeriod): string {
  const [from, to] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  if (from === to) return from;
  return `${from}–${from.slice(0, 2) === to.slice(0, 2) ? to.slice(2) : to}`;
}

export function planNamesOf(
  plan: PlanPeriod & { readonly name: string; readonly shortName: string | null },
): PlanNames {
  return { name: plan.name, shortName: plan.shortName ?? plan.name, period: planPeriodLabel(plan) };
}

/** "Police and Crime Plan 2021–24"; a name that says its period already stands for itself. */
export function planNameWithPeriod(plan: PlanPeriod & { readonly name: string }): string {
  const period = planPeriodLabel(plan);
  return plan.name.includes(period) ? plan.name : `${plan.name} ${period}`;
}

export function isInForce({ startsOn, endsOn }: PlanPeriod, date: string): boolean {
  return startsOn <= date && date <= endsOn;
}

/** The plan in force on a date; where periods overlap, the one that started last. */
export function planInForce<Plan extends PlanPeriod>(plans: readonly Plan[], date: string): Plan | null {
  return plans
    .filter((plan) => isInForce(plan, date))
    .reduce<Plan | null>(
      (latest, plan) => (latest === null || plan.startsOn > latest.startsOn ? plan : latest),
      null,
    );
}

/** The entries of one kind that a paper is linked to, in the plan's order. */
export type LinkedEntries = { readonly kind: LinkedEntryKind; readonly titles: readonly string[] };

/** What stands under the plan's heading of a paper: a line for each kind that it is linked to. */
export function linkedEntriesOf(
  plan: {
    readonly entries: readonly {
      readonly id: string;
      readonly kind: PlanEntryKind;
      readonly title: string;
    }[];
  } | null,
  linkedIds: readonly string[],
): readonly LinkedEntries[] {
  const linked = plan?.entries.filter(({ id }) => linkedIds.includes(id)) ?? [];
  return linkedEntryKinds.flatMap((kind) => {
    const titles = linked.filter((entry) => entry.kind === kind).map(({ title }) => title);
    return titles.length === 0 ? [] : [{ kind, titles }];
  });
}
