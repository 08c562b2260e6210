import type { PlanEntryKind } from './plans.ts';

// What of a plan was looked at in a year: its priorities and themes against the meetings, filled where a paper links
// to them.

export type YearMapCell = {
  readonly meetingId: string;
  /** Whether the meeting works from this plan: where it does not, nothing could link to it. */
  readonly isOfPlan: boolean;
  /** The agenda items whose papers link to the entry. */
  readonly titles: readonly string[];
};

export type YearMapRow = {
  readonly entryId: string;
  readonly kind: PlanEntryKind;
  readonly title: string;
  /** One for each meeting, in their order. */
  readonly cells: readonly YearMapCell[];
  readonly isNeverLookedAt: boolean;
};

export type YearMap = {
  readonly year: number;
  readonly meetings: readonly { readonly id: string; readonly date: string }[];
  /** The plans that the year's meetings work from. */
  readonly plans: readonly {
    readonly id: string;
    readonly name: string;
    readonly rows: readonly YearMapRow[];
  }[];
};

type MapMeeting = { readonly id: string; readonly date: string; readonly planId: string | null };

type MapPlan = {
  readonly id: string;
  readonly name: string;
  readonly startsOn: string;
  readonly entries: readonly { readonly id: string; readonly kind: PlanEntryKind; readonly title: string }[];
};

/** The map of one body's year. Key documents of a plan are not looked at in a meeting, so that they have no row. */
export function yearMap({
  year,
  meetings,
  plans,
  links,
}: {
  readonly year: number;
  /** Of the body, of any year and in any order. */
  readonly meetings: readonly MapMeeting[];
  readonly plans: readonly MapPlan[];
  readonly links: readonly {
    readonly meetingId: string;
    readonly planEntryId: string;
    readonly title: string;
  }[];
}): YearMap {
  const ofYear = meetings
    .filter(({ date }) => date.startsWith(`${year}-`))
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const used = new Set(ofYear.map(({ planId }) => planId));
  return {
    year,
    meetings: ofYear.map(({ id, date }) => ({ id, date })),
    plans: plans
      .filter(({ id }) => used.has(id))
      .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
      .map((plan) => ({
        id: plan.id,
        name: plan.name,
        rows: plan.entries
          .filter(({ kind }) => kind !== 'document')
          .map((entry): YearMapRow => {
            const cells = ofYear.map((meeting) => ({
              meetingId: meeting.id,
              isOfPlan: meeting.planId === plan.id,
              titles: links
                .filter((link) => link.meetingId === meeting.id && link.planEntryId === entry.id)
                .map(({ title }) => title),
            }));
            return {
              entryId: entry.id,
              kind: entry.kind,
              title: entry.title,
              cells,
              isNeverLookedAt: cells.every(({ titles }) => titles.length === 0),
            };
          }),
      })),
  };
}
