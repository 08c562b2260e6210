import { isRealDate, isRealTime } from './calendar-date.ts';
import type { Lifecycle } from './lifecycle.ts';
import { allow, refuse, type Ruling } from './rulings.ts';

export const meetingStates = ['planning', 'agenda-issued', 'held', 'draft-notes', 'agreed'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const meetingEvents = [
  'issue-agenda',
  'reopen-agenda',
  'hold',
  'not-held',
  'issue-draft-notes',
  'withdraw-draft-notes',
] as const;
export type MeetingEvent = (typeof meetingEvents)[number];

/** `agreed` is reached by sign-off alone, never by a plain step. */
export const meetingLifecycle: Lifecycle<MeetingState, MeetingEvent> = {
  planning: { 'issue-agenda': 'agenda-issued' },
  'agenda-issued': { 'reopen-agenda': 'planning', hold: 'held' },
  held: { 'not-held': 'agenda-issued', 'issue-draft-notes': 'draft-notes' },
  'draft-notes': { 'withdraw-draft-notes': 'held' },
  agreed: {},
};

/** An agenda that went out is opened again for a reason; no other step has one. Answers with it, without spaces around. */
export function checkReason(event: MeetingEvent, reason: string | undefined): Ruling<string | null> {
  if (event !== 'reopen-agenda') return allow(null);
  const given = reason?.trim() ?? '';
  return given === '' ? refuse('reason-missing') : allow(given);
}

/** Signing off accepts draft notes as a correct record; nothing leads back from it. */
export function meetingAfterSignOff(state: MeetingState): Ruling<'agreed'> {
  return state === 'draft-notes' ? allow('agreed') : refuse('step-not-allowed', { state, event: 'sign-off' });
}

/** Notes are accepted on a day after their meeting, or on its day, and never by the meeting that they are of. */
export function checkAcceptance(
  meeting: { readonly id: string; readonly date: string },
  acceptedOn: string,
  acceptedAt: { readonly id: string; readonly date: string } | null,
): Ruling<string> {
  const isTooEarly =
    acceptedOn < meeting.date ||
    (acceptedAt !== null && (acceptedAt.id === meeting.id || acceptedAt.date < meeting.date));
  return isTooEarly ? refuse('accepted-too-early', { date: meeting.date }) : allow(acceptedOn);
}

/** A body meets once on a day. `others` are its meetings that were not put aside. */
export function checkFreeDay(
  meeting: { readonly id: string | null; readonly date: string },
  others: readonly { readonly id: string; readonly date: string }[],
): Ruling<string> {
  const { id, date } = meeting;
  return others.some((other) => other.id !== id && other.date === date)
    ? refuse('body-meets-that-day', { date })
    : allow(date);
}

export type MeetingTimes = {
  readonly date: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
};

/** A sitting's date exists, and it does not end before it starts. */
export function checkMeetingTimes<Times extends MeetingTimes>(times: Times): Ruling<Times> {
  if (!isRealDate(times.date)) return refuse('date-does-not-exist', { date: times.date });
  for (const time of [times.startTime, times.endTime]) {
    if (time !== null && !isRealTime(time)) return refuse('date-does-not-exist', { date: time });
  }
  if (times.startTime !== null && times.endTime !== null && times.endTime <= times.startTime) {
    return refuse('end-before-start', { start: times.startTime, end: times.endTime });
  }
  return allow(times);
}
