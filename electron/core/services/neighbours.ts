import { neighbours } from '../../../shared/contract/entities/meetings.ts';
import { neighboursOf, type Neighbours } from '../../../shared/domain/neighbours.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listMeetings, type MeetingRecord } from '../store/repositories/meetings.ts';
import { findSealedRecord } from '../store/repositories/sealed-records.ts';
import { requireMeeting } from './meeting-records.ts';
import { runQuery, type Program } from './program.ts';

export function meetingNeighbours(program: Program, id: string): Neighbours {
  return runQuery(program, (read) => neighboursIn(read, requireMeeting(read, id)));
}

/**
 * As they are now, and of an agreed meeting as its record has them: what was accepted names the same dates for ever, or
 * none where its record names none.
 */
export function neighboursIn(
  read: ReadHandle,
  meeting: Pick<MeetingRecord, 'id' | 'bodyId' | 'date' | 'startTime' | 'endTime' | 'place' | 'state'>,
): Neighbours {
  if (meeting.state !== 'agreed') return neighboursOf(meeting, listMeetings(read));
  const sealed = findSealedRecord(read, meeting.id);
  return (sealed === null ? null : neighboursInRecord(sealed.content)) ?? { previous: null, next: null };
}

// Records that were sealed by earlier versions of the program name none.
function neighboursInRecord(content: string): Neighbours | null {
  const record = JSON.parse(content) as { readonly neighbours?: unknown };
  return neighbours.safeParse(record.neighbours).data ?? null;
}
