import { openPatternDates, type PatternOfDates } from './date-pattern.ts';
import { planInForce, type PlanPeriod } from './plans.ts';

type Usual = {
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string | null;
};

type EarlierMeeting = Usual & { readonly date: string; readonly chairId: string | null };

export type ProposedMeeting = Usual & {
  /** null: the body's dates follow no pattern, and none was chosen. */
  readonly date: string | null;
  readonly chairId: string | null;
  readonly planId: string | null;
};

/**
 * What a new meeting of a body is likely to be: the next day of its pattern on which it does not meet already (or the
 * day that was chosen), its usual times and place, else those of its last meeting, whose chair goes on; and the plan in
 * force on the day. Nothing else of the last meeting is taken over.
 */
export function proposeMeeting({
  pattern,
  meetings,
  plans,
  today,
  date: chosen,
}: {
  readonly pattern: (PatternOfDates & Usual) | null;
  /** All of the body, in any order. */
  readonly meetings: readonly EarlierMeeting[];
  readonly plans: readonly (PlanPeriod & { readonly id: string })[];
  readonly today: string;
  readonly date: string | null;
}): ProposedMeeting {
  const dates = meetings.map((meeting) => meeting.date);
  const [next = null] = pattern === null ? [] : openPatternDates(pattern, dates, today, 1);
  const date = chosen ?? next;
  const newestFirst = [...meetings].sort((one, other) => (one.date > other.date ? -1 : 1));
  const last = newestFirst.find((meeting) => date === null || meeting.date < date) ?? newestFirst[0];
  const hasUsualTimes = pattern !== null && (pattern.startTime !== null || pattern.endTime !== null);
  const times = hasUsualTimes ? pattern : last;
  return {
    date,
    startTime: times?.startTime ?? null,
    endTime: times?.endTime ?? null,
    place: pattern?.place ?? last?.place ?? null,
    chairId: last?.chairId ?? null,
    planId: date === null ? null : (planInForce(plans, date)?.id ?? null),
  };
}
