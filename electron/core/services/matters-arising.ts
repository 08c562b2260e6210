import type { MatterArising } from '../../../shared/contract/entities/matters-arising.ts';
import { localDayOf } from '../../../shared/wording/local-day.ts';
import { mattersArising } from '../../../shared/domain/matters-arising.ts';
import { inTime } from '../../../shared/domain/neighbours.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listMeetingIdsWithActions } from '../store/repositories/actions.ts';
import { listMeetings, type MeetingRecord } from '../store/repositories/meetings.ts';
import { actionsOfMeeting } from './actions.ts';
import { requireMeeting } from './meeting-records.ts';
import { runQuery, type Program } from './program.ts';

export function mattersArisingAt(program: Program, meetingId: string): MatterArising[] {
  return runQuery(program, (read) => [...mattersArisingIn(read, requireMeeting(read, meetingId))]);
}

/** What a meeting has to hear of the actions of earlier meetings of its body, oldest meeting first. */
export function mattersArisingIn(
  read: ReadHandle,
  meeting: Pick<MeetingRecord, 'id' | 'bodyId' | 'date' | 'startTime'>,
): readonly MatterArising[] {
  const sittings = listMeetings(read).filter(({ bodyId }) => bodyId === meeting.bodyId);
  const withActions = new Set(listMeetingIdsWithActions(read));
  const actions = sittings
    .filter((each) => withActions.has(each.id) && inTime(each, meeting) < 0)
    .sort(inTime)
    .flatMap(({ id }) => actionsOfMeeting(read, id))
    .map((action) => ({ ...action, history: action.updates.map(asReport) }));
  return mattersArising(meeting.id, sittings, actions).map(
    ({ action: { history: _history, ...action }, status, reports, isReportedHere }) => ({
      action,
      status,
      reports: reports.flatMap((index) => action.updates[index] ?? []),
      isReportedHere,
    }),
  );
}

function asReport({ event, at, meetingId }: MatterArising['action']['updates'][number]) {
  return { event, day: localDayOf(at), meetingId };
}
