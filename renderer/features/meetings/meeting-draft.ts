import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import { isRealDate, isRealTime } from '../../../shared/domain/calendar-date.ts';
import { checkMeetingTimes } from '../../../shared/domain/meeting.ts';
import { planInForce } from '../../../shared/domain/plans.ts';
import { wordRule } from '../../../shared/wording/word-rule.ts';

/** A meeting's details as they are typed. */
export type MeetingDraft = {
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
  readonly chairId: string | null;
  /** `in-force`: whichever plan is in force on the date. */
  readonly plan:
    { readonly choice: 'in-force' } | { readonly choice: 'chosen'; readonly planId: string | null };
};

export const emptyMeetingDraft: MeetingDraft = {
  date: '',
  startTime: '',
  endTime: '',
  place: '',
  chairId: null,
  plan: { choice: 'in-force' },
};

/** What a meeting is proposed to be. Whichever plan is in force on its day is its plan. */
export function proposedDraft(
  proposal: Pick<Meeting, 'startTime' | 'endTime' | 'place' | 'chairId'> & { readonly date: string | null },
): MeetingDraft {
  return {
    date: proposal.date ?? '',
    startTime: proposal.startTime ?? '',
    endTime: proposal.endTime ?? '',
    place: proposal.place ?? '',
    chairId: proposal.chairId,
    plan: { choice: 'in-force' },
  };
}

/** The fields that differ: what a person typed over what was there. */
export function changesOf(before: MeetingDraft, after: MeetingDraft): Partial<MeetingDraft> {
  const names = Object.keys(after) as (keyof MeetingDraft)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}

export function draftOf(meeting: Meeting): MeetingDraft {
  return {
    date: meeting.date,
    startTime: meeting.startTime ?? '',
    endTime: meeting.endTime ?? '',
    place: meeting.place ?? '',
    chairId: meeting.chairId,
    plan: { choice: 'chosen', planId: meeting.planId },
  };
}

export function planIdOf(draft: MeetingDraft, plans: readonly Plan[]): string | null {
  return draft.plan.choice === 'chosen' ? draft.plan.planId : (planInForce(plans, draft.date)?.id ?? null);
}

/** The fields as an operation takes them. */
export function fieldsOf(draft: MeetingDraft, plans: readonly Plan[]) {
  return {
    date: draft.date,
    startTime: draft.startTime === '' ? null : draft.startTime,
    endTime: draft.endTime === '' ? null : draft.endTime,
    place: draft.place,
    chairId: draft.chairId,
    planId: planIdOf(draft, plans),
  };
}

/** What is wrong with the date and the times, a sentence a field; seen before anything is sent. */
export function draftProblems(draft: MeetingDraft): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (draft.date === '') problems['date'] = 'Enter the date of the meeting.';
  else if (!isRealDate(draft.date)) {
    problems['date'] =
      `There is no date “${shortened(draft.date)}”. Write a real date, such as 18 April 2026.`;
  }
  for (const [field, name] of [
    ['startTime', 'The start'],
    ['endTime', 'The end'],
  ] as const) {
    if (draft[field] !== '' && !isRealTime(draft[field])) {
      problems[field] = `${name} must be a real time, such as 14:30 or 2:30pm.`;
    }
  }
  if (Object.keys(problems).length > 0) return problems;
  const ruling = checkMeetingTimes({
    date: draft.date,
    startTime: draft.startTime === '' ? null : draft.startTime,
    endTime: draft.endTime === '' ? null : draft.endTime,
  });
  return ruling.ok ? {} : { endTime: wordRule(ruling.code, ruling.facts) };
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
