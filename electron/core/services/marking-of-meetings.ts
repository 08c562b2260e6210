import type { ReportedMatter } from '../../../shared/contract/entities.ts';
import { highestMarking, type Marking } from '../../../shared/domain/markings.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findAction } from '../store/repositories/actions.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { markingsOf } from '../store/repositories/markings.ts';
import { findMeeting, listMeetings } from '../store/repositories/meetings.ts';

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

/** Of matters arising: of the meetings that their actions were agreed at. */
export function markingOfMatters(
  read: ReadHandle,
  bodyId: string,
  matters: readonly Pick<ReportedMatter, 'actionId' | 'meetingDate'>[],
): Marking {
  const ofBody = listMeetings(read).filter((meeting) => meeting.bodyId === bodyId);
  return markingOfMeetings(
    read,
    matters.flatMap(({ actionId, meetingDate }) => {
      const action = actionId === undefined ? null : findAction(read, actionId);
      // One whose action is gone, or that was kept before actions were named in it, is known by its day.
      return action
        ? [action.meetingId]
        : ofBody.filter(({ date }) => date === meetingDate).map(({ id }) => id);
    }),
  );
}
