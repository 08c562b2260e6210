import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { mustNotLeave, type MustNotLeave, type Withheld } from '../../../shared/word-plan/must-not-leave.ts';
import type { ReadHandle } from '../store/handles.ts';
import { gatherMeeting } from './gather-meeting.ts';

export type GatherMeeting = (read: ReadHandle, meetingId: string) => MeetingFacts;

/**
 * Two ways to gather meetings, for files that are planned twice: `gather` with all that there is to say, and
 * `gatherRest` as if what must not leave had never been written. Each meeting is read once.
 */
export function keepingBack(): {
  readonly gather: GatherMeeting;
  readonly gatherRest: GatherMeeting;
  /** What must not leave of all meetings that were gathered. */
  readonly withheld: () => readonly Withheld[];
} {
  const gathered = new Map<string, MeetingFacts>();
  const kept = new Map<string, MustNotLeave>();
  const gather: GatherMeeting = (read, meetingId) => {
    const facts = gathered.get(meetingId) ?? gatherMeeting(read, meetingId);
    gathered.set(meetingId, facts);
    return facts;
  };
  return {
    gather,
    gatherRest: (read, meetingId) => {
      const found = kept.get(meetingId) ?? mustNotLeave(gather(read, meetingId));
      kept.set(meetingId, found);
      return found.rest;
    },
    withheld: () => [...kept.values()].flatMap(({ withheld }) => withheld),
  };
}
