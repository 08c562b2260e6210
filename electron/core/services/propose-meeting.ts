import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { Topic } from '../../../shared/contract/entities/topics.ts';
import { waitsFor } from '../../../shared/domain/forward-plan.ts';
import { proposeMeeting } from '../../../shared/domain/propose-meeting.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { listMeetings } from '../store/repositories/meetings.ts';
import { findPerson } from '../store/repositories/people.ts';
import { listPlans } from '../store/repositories/plans.ts';
import { found } from './failures.ts';
import { runQuery, type Program } from './program.ts';
import { topicsIn } from './topics.ts';

type Proposal = Pick<Meeting, 'startTime' | 'endTime' | 'place' | 'chairId' | 'planId'> & {
  readonly date: string | null;
  readonly topics: Topic[];
};

/** What a new meeting of a body is likely to be. Somebody who has left is not proposed as its chair. */
export function proposeNewMeeting(
  program: Program,
  request: { readonly bodyId: string; readonly today: string; readonly date: string | null },
): Proposal {
  return runQuery(program, (read) => {
    const { bodyId, today, date } = request;
    const body = found(findBody(read, bodyId), 'body');
    const proposed = proposeMeeting({
      pattern: body.datePattern,
      meetings: listMeetings(read).filter((meeting) => meeting.bodyId === bodyId),
      plans: listPlans(read),
      today,
      date,
    });
    const chair = proposed.chairId === null ? null : findPerson(read, proposed.chairId);
    const { date: day } = proposed;
    return {
      ...proposed,
      chairId: chair?.isCurrent === true ? chair.id : null,
      topics: day === null ? [] : topicsIn(read, bodyId).filter((topic) => waitsFor(topic, day)),
    };
  });
}
