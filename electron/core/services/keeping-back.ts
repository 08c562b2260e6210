import type { ReportedMatter } from '../../../shared/contract/entities/matters-arising.ts';
import { noMarkingRules, type MarkingRules } from '../../../shared/domain/markings.ts';
import type { Audience } from '../../../shared/domain/outgoing.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { mustNotLeave, type MustNotLeave, type Withheld } from '../../../shared/word-plan/must-not-leave.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findAction } from '../store/repositories/actions.ts';
import { listComments, listReplies } from '../store/repositories/comments.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { mattersFor } from './reported-matters.ts';

export type GatherMeeting = (read: ReadHandle, meetingId: string) => MeetingFacts;

/**
 * Two ways to gather meetings, for files that are planned twice: `gather` with all that there is to say, and
 * `gatherRest` as if what must not leave had never been written. Each meeting is read once.
 */
export function keepingBack(
  audience: Audience = 'public',
  rules: MarkingRules = noMarkingRules,
): {
  readonly gather: GatherMeeting;
  readonly gatherRest: GatherMeeting;
  /** What must not leave of all meetings whose rest was gathered, for themselves or for what arises from them. */
  readonly withheld: () => readonly Withheld[];
} {
  const gathered = new Map<string, MeetingFacts>();
  const kept = new Map<string, MustNotLeave>();
  const comments: Withheld[] = [];
  const gather: GatherMeeting = (read, meetingId) => {
    const facts = gathered.get(meetingId) ?? gatherMeeting(read, meetingId, rules);
    gathered.set(meetingId, facts);
    return facts;
  };
  const keptOf = (read: ReadHandle, meetingId: string): MustNotLeave => {
    const found =
      kept.get(meetingId) ??
      mustNotLeave(
        gather(read, meetingId),
        ({ meeting }) => mattersFor(read, meeting, gatherRest).map((matter) => withoutReport(read, matter)),
        audience,
      );
    if (!kept.has(meetingId)) comments.push(...commentsOn(read, gather(read, meetingId)));
    kept.set(meetingId, found);
    return found;
  };
  /** What was reported on an action may say again what was left out of it. */
  const withoutReport = (read: ReadHandle, matter: ReportedMatter): ReportedMatter => {
    const meetingId =
      matter.actionId === undefined ? undefined : findAction(read, matter.actionId)?.meetingId;
    const action =
      meetingId === undefined
        ? undefined
        : keptOf(read, meetingId).rest.actions.find(({ id }) => id === matter.actionId);
    const isKept = action?.isRestricted === true || matter.isRestricted === true;
    return isKept || (meetingId !== undefined && isInternal(read, meetingId, matter))
      ? { ...matter, lastUpdate: null }
      : matter;
  };
  /** Whether what is said of a matter is an internal report on it, and no other. */
  const isInternal = (
    read: ReadHandle,
    meetingId: string,
    { actionId, lastUpdate }: ReportedMatter,
  ): boolean => {
    if (lastUpdate === null) return false;
    const reports = (gather(read, meetingId).actions.find(({ id }) => id === actionId)?.updates ?? []).filter(
      ({ event, text }) => event === lastUpdate.event && text === lastUpdate.text,
    );
    return reports.length > 0 && reports.every((report) => report.isInternal);
  };
  const gatherRest: GatherMeeting = (read, meetingId) => keptOf(read, meetingId).rest;
  return {
    gather,
    gatherRest,
    withheld: () => [...comments, ...[...kept.values()].flatMap(({ withheld }) => withheld)],
  };
}

/** What was said beside the text of a meeting's documents; no facts have it, and no plan. */
function commentsOn(read: ReadHandle, { papers, notes }: MeetingFacts): readonly Withheld[] {
  return [...papers, notes].flatMap(({ id }) =>
    [...listComments(read, id), ...listReplies(read, id)].map(({ text }): Withheld => ({
      kind: 'review',
      item: null,
      text,
    })),
  );
}
