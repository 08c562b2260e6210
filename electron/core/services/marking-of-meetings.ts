import { daysBetween } from '../../../shared/domain/calendar-date.ts';
import type { ReportedMatter } from '../../../shared/contract/entities/matters-arising.ts';
import {
  highestMarking,
  underRules,
  type ExportPolicy,
  type Marking,
  type MarkingRules,
} from '../../../shared/domain/markings.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findAction, listUpdatesOfMeeting } from '../store/repositories/actions.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { markingsOf } from '../store/repositories/markings.ts';
import { findMeeting, listMeetings } from '../store/repositories/meetings.ts';
import { listEveryTopic } from '../store/repositories/topics.ts';

// How sensitive words are that a file quotes from other meetings: as their meeting is.

/** The highest marking of meetings and of their bodies. Papers are not quoted, so that theirs do not count. */
export function markingOfMeetings(read: ReadHandle, meetingIds: Iterable<string>): Marking {
  return highestMarking(
    [...new Set(meetingIds)].flatMap((id) => {
      const meeting = findMeeting(read, id);
      const body = meeting === null ? null : findBody(read, meeting.bodyId);
      const own = markingsOf(read, id).meeting;
      return [...(body === null ? [] : [body.exportPolicy.marking]), ...(own === null ? [] : [own])];
    }),
  );
}

/** What the bodies of meetings want of their files, as far as their organisation allows. */
export function policiesOfMeetings(
  read: ReadHandle,
  meetingIds: Iterable<string>,
  rules: MarkingRules,
): readonly ExportPolicy[] {
  const bodyIds = [...new Set(meetingIds)].flatMap((id) => findMeeting(read, id)?.bodyId ?? []);
  return [...new Set(bodyIds)].flatMap((id) => {
    const body = findBody(read, id);
    return body === null ? [] : underRules(body.exportPolicy, rules);
  });
}

type Quoted = Pick<ReportedMatter, 'actionId' | 'lastUpdate'>;

/** The meetings that agreed an action and that heard what is said of it; null: nobody knows the action any more. */
export function meetingsQuoted(read: ReadHandle, { actionId, lastUpdate }: Quoted): readonly string[] | null {
  const action = actionId === undefined ? null : findAction(read, actionId);
  if (action === null) return null;
  const heardAt = listUpdatesOfMeeting(read, action.meetingId)
    .filter((update) => update.actionId === action.id && isSaid(update, lastUpdate))
    .flatMap(({ meetingId }) => meetingId ?? []);
  return [action.meetingId, ...heardAt];
}

function isSaid(
  { event, at, text }: { readonly event: string; readonly at: string; readonly text: string },
  said: Quoted['lastUpdate'],
): boolean {
  // It was kept with the day of the computer that kept it, earlier with that in UTC: neither need be that of this one.
  return (
    said !== null &&
    event === said.event &&
    text === said.text &&
    Math.abs(daysBetween(said.on, at.slice(0, 10))) <= 1
  );
}

/** Of topics to come: of the meetings that promised them. One that is called otherwise by now may be any of the body's. */
export function markingOfTopics(
  read: ReadHandle,
  bodyId: string,
  topics: readonly { readonly title: string }[],
): Marking {
  const ofBody = listEveryTopic(read, bodyId);
  const promised = topics.flatMap(({ title }) => {
    const same = ofBody.filter((topic) => topic.title === title);
    return same.length === 0 ? ofBody : same;
  });
  return markingOfMeetings(
    read,
    promised.flatMap(({ promisedAtMeetingId }) => promisedAtMeetingId ?? []),
  );
}

/** Of matters arising: of the meetings that agreed their actions, and that heard what is said of them. */
export function markingOfMatters(
  read: ReadHandle,
  bodyId: string,
  matters: readonly (Quoted & Pick<ReportedMatter, 'meetingDate'>)[],
): Marking {
  const ofBody = listMeetings(read).filter((meeting) => meeting.bodyId === bodyId);
  return markingOfMeetings(
    read,
    matters.flatMap(
      (matter) =>
        meetingsQuoted(read, matter) ??
        // One whose action is gone, or that was kept before actions were named in it, is known by its day.
        ofBody.filter(({ date }) => date === matter.meetingDate).map(({ id }) => id),
    ),
  );
}
